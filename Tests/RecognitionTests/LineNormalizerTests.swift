import Testing

@testable import Recognition

/// What an engine reads, and what the print says. Characters stand as in print: Chinese ones and wide
/// marks an em apart, others half an em; a `＿` says that the mark before it is two em wide.
@Suite("Recognised lines are written as they are printed")
struct LineNormalizerTests {
  private static func line(
    _ text: String, y: Float = 0, unsure: Set<Character> = []
  ) -> RecognizedLine {
    var x: Float = 0
    var characters: [RecognizedCharacter] = []
    for character in text {
      guard character != "＿", let scalar = character.unicodeScalars.first?.value else {
        x = characters[characters.count - 1].x + 40
        characters[characters.count - 1].width = 40
        continue
      }
      let width: Float = ScriptKind.isWide(scalar) ? 20 : scalar == 0x20 ? 1 : 10
      characters.append(
        RecognizedCharacter(
          scalar: scalar, confidence: unsure.contains(character) ? 0.4 : 0.95, x: x, y: y,
          width: width, height: 20))
      x += width
    }
    return RecognizedLine(characters)
  }

  private static func text(_ lines: [RecognizedLine]) -> [String] {
    lines.map { line in
      String(String.UnicodeScalarView(line.characters.compactMap { Unicode.Scalar($0.scalar) }))
    }
  }

  private func expect(_ read: String, _ printed: String, unsure: Set<Character> = []) {
    #expect(Self.text(LineNormalizer.normalize([Self.line(read, unsure: unsure)])) == [printed])
  }

  @Test(arguments: [
    ("加快建设,完善制度", "加快建设，完善制度"), ("责任单位:县教科局", "责任单位：县教科局"),
    ("奖励20万元;对其他", "奖励20万元；对其他"), ("投入GDP,增长", "投入GDP，增长"),
    ("企业`高校", "企业、高校"),
    ("面积1,000平方米", "面积1,000平方米"), ("上午9:30开会", "上午9:30开会"),
    ("1.加强领导", "1.加强领导"), ("增长3.5%以上", "增长3.5%以上"),
    ("R&D, test", "R&D, test"),
  ])
  func marks(_ read: String, _ printed: String) { expect(read, printed) }

  @Test(arguments: [
    ("(一)加强领导", "（一）加强领导"), ("（一)加强领导", "（一）加强领导"),
    ("各乡(镇）人民政府", "各乡（镇）人民政府"), ("〔责任单位：县教科局]", "〔责任单位：县教科局〕"),
    ("［责任单位：县教科局］", "〔责任单位：县教科局〕"), ("等。［责任单位：县", "等。〔责任单位：县"),
    ("见参考文献[12]所列", "见参考文献［12］所列"), ("【责任单位：县教科局】", "【责任单位：县教科局】"), ("f(x)=1", "f(x)=1"),
  ])
  func brackets(_ read: String, _ printed: String) { expect(read, printed) }

  @Test func theSurerBracketOfAPairCounts() {
    expect("【责任单位：县局〕", "〔责任单位：县局〕", unsure: ["【"])
    expect("【责任单位：县局〕", "【责任单位：县局】", unsure: ["〕"])
  }

  @Test func aBracketIsClosedOnALaterLine() {
    let lines = [
      Self.line("〔责任单位：县教育和科技局", y: 0), Self.line("县财政局、县工信局]加快", y: 40),
    ]
    #expect(Self.text(LineNormalizer.normalize(lines)).last == "县财政局、县工信局〕加快")
  }

  @Test(arguments: [
    ("晋政发[2021]6号", "晋政发〔2021〕6号"), ("晋政发［2021］6号", "晋政发〔2021〕6号"),
    ("晋政办发(2019)83号", "晋政办发〔2019〕83号"), ("晋政办发【2019】83号", "晋政办发〔2019〕83号"),
    ("并政函（2022)第106号", "并政函〔2022〕第106号"), ("晋政发L2021J6号", "晋政发〔2021〕6号"),
    ("晋政发C2021)6号", "晋政发〔2021〕6号"),
    ("目标(2025年)", "目标（2025年）"), ("计划（2021）完成6号楼", "计划（2021）完成6号楼"),
    ("名单(1234)5号", "名单（1234）5号"),
  ])
  func documentNumbers(_ read: String, _ printed: String) { expect(read, printed) }

  @Test(arguments: [
    ("推动\"双创\"升级", "推动“双创”升级"), ("推动\"双创”升级", "推动“双创”升级"),
    ("精神,\"放管服\"与\"双创\"", "精神，“放管服”与“双创”"), ("建设\"双创", "建设\"双创"),
    ("打造双创\"", "打造双创”"),
    ("say \"no\"", "say \"no\""),
  ])
  func quotationMarks(_ read: String, _ printed: String) { expect(read, printed) }

  @Test(arguments: [
    ("创新驱动-＿发展战略", "创新驱动——发展战略"), ("创新驱动一＿发展战略", "创新驱动——发展战略"),
    ("创新驱动一发展战略", "创新驱动一发展战略"), ("—＿坚持创新驱动", "——坚持创新驱动"),
    ("—12一", "—12—"), ("3月一10月", "3月—10月"), ("2一5个", "2—5个"), ("一、总体要求目标", "一、总体要求目标"),
  ])
  func dashes(_ read: String, _ printed: String) { expect(read, printed) }

  @Test(arguments: [
    ("建设 平台", "建设平台"),
    ("截至 2021 年", "截至2021年"), ("open data", "open data"),
  ])
  func spaces(_ read: String, _ printed: String) { expect(read, printed) }

  @Test func linesWithoutCharactersAreLeftOut() {
    #expect(LineNormalizer.normalize([RecognizedLine([]), Self.line(" ")]).isEmpty)
  }
}
