public import Gongwen

extension RegisterError {
  /// Which register it is, what is wrong with it and what to do about it, for a person.
  public func message(_ language: Language) -> String {
    let place = path.map { $0 + (language == .zh ? "：" : ": ") } ?? ""
    let (zh, en) = words
    return place + (language == .zh ? zh : en)
  }

  private var words: (zh: String, en: String) {
    let (zhDetail, enDetail) = detail.isEmpty ? ("", "") : ("（\(detail)）", " (\(detail))")
    return switch code {
    case .missing:
      (
        "还没有登记库；请先运行 gongwen ingest 入库，或用 --register 指明",
        "there is no register; run gongwen ingest first, or name one with --register"
      )
    case .notFound:
      (
        "登记库打不开；请确认所在文件夹存在并可读写",
        "the register cannot be opened; see that its folder is there and may be used"
      )
    case .noAccess:
      (
        "登记库不能读取\(zhDetail)；请检查文件和文件夹的权限",
        "the register cannot be read\(enDetail); see to the permissions of the file and its folder"
      )
    case .notAFile:
      (
        "这不是文件，而是文件夹或设备；请用 --register 指明登记库文件",
        "this is a folder or a device and no file; name the register's file with --register"
      )
    case .notADatabase:
      (
        "这不是登记库，而是别的文件，未作改动；请用 --register 指明登记库",
        "the file is no register but something else and was left as it is; "
          + "name the register with --register"
      )
    case .foreign:
      (
        "这是其他程序的数据库，未作改动；请用 --register 指明登记库",
        "the file is a database of another program and was left as it is; "
          + "name the register with --register"
      )
    case .newer:
      (
        "登记库由更高版本的 gongwen 建立，未作改动；请更新程序",
        "the register was made by a later version of gongwen and was left as it is; "
          + "update the program"
      )
    case .readOnly:
      (
        "登记库不能写入；请检查文件和文件夹的权限，或用 --register 指明可写的登记库",
        "the register cannot be written; see to the permissions of the file and its folder, "
          + "or name another with --register"
      )
    case .diskFull:
      (
        "磁盘已满；已入库的文件都保留，请腾出空间后再次运行",
        "the disk is full; what was stored before is kept, make room and run it again"
      )
    case .locked:
      (
        "其他程序正占用登记库，等待超时；已入库的文件都保留，请稍后再次运行",
        "another program holds the register for too long; what was stored before is kept, "
          + "run it again later"
      )
    case .damaged:
      (
        "登记库已损坏\(zhDetail)；请恢复备份，或删除后重新入库",
        "the register is damaged\(enDetail); restore a copy, or delete it and ingest the files again"
      )
    case .inputOutput:
      (
        "登记库读写出错\(zhDetail)；请检查磁盘空间、配额和连接，已入库的文件都保留",
        "reading or writing the register failed\(enDetail); see to the disk's room, quota and "
          + "connection; what was stored before is kept"
      )
    case .failed:
      ("登记库出错\(zhDetail)", "the register failed\(enDetail)")
    }
  }
}
