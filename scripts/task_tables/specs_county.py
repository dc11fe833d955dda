"""Seven documents with tables as clerks of counties make them."""

from documents import Maker, centred, down, heads
from model import HANG, SKIP, Cell, Table


def by(text, end):
    return (text, "by", None, end)


def during(text, start, end):
    return (text, "during", start, end)


def cards():
    """A card for each project: names on the left of what they name, twice in a row."""
    m = Maker("county-cards", "住建", "县", 2024)
    projects = [
        ("城北片区雨污分流改造", "县住建局", "新建雨水管网12公里、污水管网9公里，修复破损路面", 3200,
         by("2024年11月底前", "2024-11-30"), "县发展改革局、县财政局", "方志明"),
        ("县人民医院感染科综合楼", "县卫生健康局", "建设地上五层综合楼一栋，设置负压病房20间", 5600,
         by("2025年6月底前", "2025-06-30"), "县自然资源局、县财政局", "黄建国"),
        ("东河片区农村供水保障", "县水利局", "新建水厂1座，铺设供水管道46公里", 2780,
         by("2024年12月底前", "2024-12-31"), "县乡村振兴局、各乡镇人民政府", "刘海燕"),
        ("工业园区标准厂房二期", "县工信局", "建设标准厂房8栋，配套建设变电站", 12000,
         by("2025年底前", "2025-12-31"), "县商务局、县供电公司", "周立新"),
    ]
    tables = []
    for index, (name, lead, what, sum_, due, other, person) in enumerate(projects):
        body = [
            [centred("项目名称"), centred(name), centred("牵头单位"), centred(lead)],
            [centred("建设内容及规模"), Cell(what, cols=3), SKIP, SKIP],
            [centred("总投资（万元）"), centred(str(sum_)), centred("完成时限"), centred(due[0])],
            [centred("配合单位"), Cell(other), centred("责任人"), centred(person)],
        ]
        m.row(
            what, [lead], cooperating=other.split("、"), deadline=due, path=[name],
            amounts=[{"min": sum_ * 10000, "max": sum_ * 10000}])
        tables.append(Table(
            "重点建设项目推进卡" if index == 0 else f"项目{'一二三四'[index]}", [3, 5, 3, 4], [], body,
            follows=index > 0))
    return m.document("2024年重点建设项目推进工作方案", tables)


def projects():
    """A list of projects with sums in the unit of the line above, totals, heads broken in cells."""
    m = Maker("county-projects", "交通", "县", 2025)
    groups = [
        ("交通类小计", [
            ("县道升级改造", "石桥镇", "改造县道18公里，路面宽7.5米", 4500, 2000, "县交通运输局", "2025.3", "2025.11"),
            ("客运站迁建", "城关镇", "新建二级客运站及停车场", 6800, 3000, "县交通运输局", "2024.9", "2025.12"),
        ]),
        ("水利类小计", [
            ("中小河流治理", "白塔乡", "治理河道6.2公里，新建护岸", 2100, 2100, "县水利局", "2025.2", "2025.10"),
            ("水库除险加固", "三岔镇", "加固大坝、改建溢洪道", 1350, 1350, "县水利局、三岔镇人民政府", "2025.1", "2025.9"),
            ("灌区节水改造", "柳沟镇", "衬砌渠道31公里", 3900, 1500, "县水利局、县农业农村局", "2025.4", "2026.6"),
        ]),
        ("教育类小计", [
            ("第三小学扩建", "城关镇", "新建教学楼一栋、运动场一处", 2600, 1800, "县教育局", "2025.3", "2025.8"),
            ("职教中心实训楼", "经开区", "建设实训楼及配套设施", 5200, 2200, "县教育局、县经开区管委会", "2025.5", "2026.8"),
        ]),
    ]
    last = {"8": 31, "9": 30, "10": 31, "11": 30, "12": 31, "6": 30}
    total = [sum(p[k] for _, g in groups for p in g) for k in (3, 4)]
    body = [[Cell("合计", cols=4, centred=True), SKIP, SKIP, SKIP, centred(str(total[0])),
             centred(str(total[1])), centred(""), centred(""), centred(""), centred("")]]
    counter = 0
    for name, entries in groups:
        sums = [sum(p[k] for p in entries) for k in (3, 4)]
        body.append([Cell(name, cols=4, centred=True), SKIP, SKIP, SKIP, centred(str(sums[0])),
                     centred(str(sums[1])), centred(""), centred(""), centred(""), centred("")])
        for what, where, content, all_, year, who, start, end in entries:
            counter += 1
            body.append([
                centred(str(counter)), Cell(what), centred(where), Cell(content), centred(str(all_)),
                centred(str(year)), centred(start), centred(end), centred(who), centred("")])
            y, month = end.split(".")
            m.row(
                content, responsible=who.split("、"), path=[what],
                deadline=by(end, f"{y}-{int(month):02}-{last[month]}"),
                amounts=[{"min": s * 10000, "max": s * 10000} for s in (all_, year)])
    head = [
        [centred("序\n号", head=True, rows=2), centred("项目\n名称", head=True, rows=2),
         centred("建设\n地点", head=True, rows=2), centred("建设规模及\n主要内容", head=True, rows=2),
         centred("投资额（万元）", head=True, cols=2), SKIP,
         centred("建设起止年月", head=True, cols=2), SKIP,
         centred("责任\n单位", head=True, rows=2), centred("备\n注", head=True, rows=2)],
        [HANG, HANG, HANG, HANG, centred("总投资", head=True), centred("2025年计划投资", head=True),
         centred("开工时间", head=True), centred("竣工时间", head=True), HANG, HANG],
    ]
    table = Table(
        "2025年重点民生项目计划表", [1, 3, 2, 5, 2, 2.4, 2, 2, 3.4, 1.4], head, body, landscape=True,
        remark="单位：万元", size=11)
    return m.document("2025年重点民生项目建设计划", [table])


def rectification():
    """Problems with numbered measures in one cell, persons beside units, times with 立行立改."""
    m = Maker("county-rectification", "环保", "市", 2025)
    entries = [
        ("部分乡镇污水处理厂运行不正常", "污水处理厂稳定达标运行",
         ["1.开展运行情况排查，建立问题清单。", "2.补齐在线监测设备，实行专业化运维。"],
         ["市生态环境局"], ["市住房城乡建设局", "市财政局"], by("2025年6月底前", "2025-06-30"), "副市长 王启明"),
        ("建筑工地扬尘管控不严", "工地扬尘防治措施全部到位",
         ["1.组织专项执法检查。", "2.对屡查屡犯的企业依法处罚并公开曝光。", "3.推行视频监控联网。"],
         ["市住房城乡建设局"], ["市城市管理局", "市公安局"], by("2025年9月30日前", "2025-09-30"), "副市长 李晓东"),
        ("河道采砂管理存在漏洞", "非法采砂行为得到遏制",
         ["1.修订河道采砂管理办法。", "2.建立水利、公安、交通联合执法机制。"],
         ["市水务局"], ["市公安局", "市交通运输局"], ("长期坚持", None, None, None), "副市长 赵国庆"),
        ("危险废物贮存不规范", "危险废物规范化贮存",
         ["1.对产废单位逐户检查。", "2.限期完成贮存场所改造。"],
         ["市生态环境局", "市应急管理局"], [], by("2025年10月底前", "2025-10-31"), "副市长 王启明"),
        ("矿山生态修复进度滞后", "完成年度矿山修复任务",
         ["1.编制一矿一策修复方案。", "2.落实修复资金，加快施工进度。"],
         ["市自然资源和规划局"], ["市财政局", "市林业局"], by("2025年12月底前", "2025-12-31"), "副市长 李晓东"),
        ("散煤复烧现象时有发生", "禁燃区内散煤动态清零",
         ["1.落实网格化巡查制度。", "2.保障清洁取暖用电用气。"],
         ["市发展改革委"], ["市生态环境局", "各县（区）人民政府"], by("2025年11月15日前", "2025-11-15"), "副市长 赵国庆"),
    ]
    body = []
    for index, (problem, goal, measures, who, other, due, person) in enumerate(entries):
        body.append([
            centred(str(index + 1)), Cell(problem), Cell(goal), Cell("\n".join(measures)),
            centred(person), Cell("、".join(who)), Cell("、".join(other)), Cell(due[0])])
        m.row(
            goal + "；" + measures[0] + "".join(t[2:] for t in measures[1:]), responsible=who, cooperating=other,
            deadline=due, path=[problem])
    table = Table(
        "突出生态环境问题整改任务清单", [1, 3.4, 3.4, 7, 2, 3, 3, 2.6],
        [heads("序号", "存在问题", "整改目标", "整改措施", "包联\n领导", "责任\n单位", "配合\n单位", "整改\n时限")],
        body, landscape=True, size=11, split_rows=True)
    return m.document("突出生态环境问题整改工作方案", [table])


def three_levels():
    """Numbers of three levels in columns of their own, merged over pages; the head is not repeated."""
    m = Maker("county-three-levels", "数字", "县", 2024)
    body = []
    level_one = [("一、加强组织领导", 0, 2), ("二、狠抓任务落实", 2, 5)]
    found = m.categories(count=5, fields=["数字", "营商"])
    for name, start, end in level_one:
        outer = []
        for place, (category, tasks) in enumerate(found[start:end]):
            inner = []
            for item, text in enumerate(tasks):
                task = m.task(text, tails=0.3)
                who, due = m.units(1, 2, 0.2), m.deadline("mixed")
                inner.append([
                    Cell(name), Cell(f"（{'一二三四'[place]}）{category}"), Cell(f"{item + 1}.{task}"),
                    Cell("、".join(who)), centred(due[0])])
                m.row(task, responsible=who, deadline=due, path=[name[2:], category])
            down(1, inner)
            outer += inner
        down(0, outer)
        body += outer
    table = Table(
        "“数字政府”建设工作任务分解表", [2.4, 3, 7, 4, 3],
        [heads("一级任务", "二级任务", "三级任务", "落实单位", "时间节点")], body, repeat_head=False)
    return m.document("2024年数字政府建设工作要点", [table])


def several():
    """Three small tables on a page, each with another order of columns."""
    m = Maker("county-several", "民政", "县", 2023)
    fields = [("一、城乡低保提标扩面", "民政"), ("二、校园安全隐患整治", "教育"), ("三、农村公路养护", "交通")]
    tables = []
    for place, (title, field) in enumerate(fields):
        body = []
        for _, tasks in m.categories(count=1, tasks=4, fields=[field]):
            for text in tasks:
                task, who, due = m.task(text, tails=0, dot=False), m.units(1, 2), m.deadline("dated")
                number = centred(str(len(body) + 1))
                cells = [number, Cell(task), Cell("、".join(who)), centred(due[0]), centred("")]
                if place == 1:
                    cells = [number, centred(due[0]), Cell("、".join(who)), Cell(task)]
                if place == 2:
                    cells = [Cell("、".join(who)), Cell(task), centred(due[0])]
                body.append(cells)
                m.row(task, responsible=who, deadline=due, path=[title[2:]] if place else [])
        head, weights = [
            (["序号", "实事内容", "承办单位", "办结时间", "备注"], [1, 7, 4, 3, 1.5]),
            (["序号", "时间要求", "责任科室", "工作要求"], [1, 3, 4, 8]),
            (["责任部门", "养护任务", "完成时间"], [4, 8, 3]),
        ][place]
        tables.append(Table(
            "为民办实事工作责任清单" if place == 0 else title, weights, [heads(*head)], body,
            follows=place > 0, size=12))
    return m.document("2023年为民办实事工作方案", tables)


def mixed_units():
    """Cells of units as they are written when many are meant."""
    m = Maker("county-mixed-units", "营商", "市", 2024)
    none = ("持续推进", None, None, None)
    entries = [
        ("推行企业开办全程网办，压缩办理时间", "市行政审批局牵头，市市场监管局、市税务局配合",
         ["市行政审批局"], [], ["市市场监管局", "市税务局"], by("2024年6月底前", "2024-06-30")),
        ("开展涉企收费专项检查", "市市场监管局、市财政局，各县（区）人民政府",
         [], ["市市场监管局", "市财政局", "各县（区）人民政府"], [], by("2024年9月底前", "2024-09-30")),
        ("落实惠企政策免申即享", "市直有关部门按职责分工负责", [], ["市直有关部门"], [], none),
        ("建立企业家座谈会制度", "市工信局会同市工商联", [], ["市工信局"], ["市工商联"],
         ("每季度1次", "recurring", None, None)),
        ("清理拖欠民营企业账款", "牵头单位：市工信局\n责任单位：市财政局、市国资委",
         ["市工信局"], ["市财政局", "市国资委"], [], by("2024年12月底前", "2024-12-31")),
        ("优化不动产登记流程", "市自然资源和规划局（牵头）、市税务局、市住建局",
         ["市自然资源和规划局"], ["市税务局", "市住建局"], [], by("2024年8月底前", "2024-08-31")),
        ("规范行政执法行为", "市司法局，市级各行政执法部门", [], ["市司法局", "市级各行政执法部门"], [], none),
        ("完善融资担保体系", "市金融办\n市财政局\n人行市分行", [], ["市金融办", "市财政局", "人行市分行"], [],
         during("2024年第四季度", "2024-10-01", "2024-12-31")),
        ("提升政务服务大厅服务水平", "各县（市、区）人民政府，市高新区管委会，市直各部门", [],
         ["各县（市、区）人民政府", "市高新区管委会", "市直各部门"], [], by("年底前", "2024-12-31")),
        ("推进招投标全流程电子化", "市发改委、市公共资源交易中心等", [],
         ["市发改委", "市公共资源交易中心"], [], by("2024年10月底前", "2024-10-31")),
        ("加强诚信政府建设", "市发改委；市中级人民法院", [], ["市发改委", "市中级人民法院"], [], none),
        ("畅通投诉举报渠道", "市委督查室、市政府督查室、市12345热线办公室", [],
         ["市委督查室", "市政府督查室", "市12345热线办公室"], [], by("2024年5月底前", "2024-05-31")),
    ]
    body = []
    for index, (task, cell, lead, who, other, due) in enumerate(entries):
        body.append([centred(str(index + 1)), Cell(task), Cell(cell), centred(due[0]), centred("")])
        m.row(task, lead, who, other, deadline=due)
    table = Table(
        "优化营商环境2024年度工作任务责任分工", [1, 6, 6, 3, 1.6],
        [heads("序号", "目标任务", "责任分工", "进度安排", "备注")], body, rules="full", size=12)
    return m.document("优化营商环境2024年行动方案", [table])


def goals():
    """Figures to be reached among words and signs, with who answers for them."""
    m = Maker("county-goals", "农业", "县", 2025)
    entries = [
        ("经济发展", "粮食总产量", "万吨", "31.2", "31.5", 315000, "县农业农村局"),
        ("经济发展", "规模以上工业增加值增速", "%", "6.8", "7.5", 0.075, "县工信局"),
        ("经济发展", "社会消费品零售总额", "亿元", "42.6", "45.2", 4.52e9, "县商务局"),
        ("经济发展", "新增市场主体", "户", "2100", "2300", 2300, "县市场监管局"),
        ("民生保障", "城镇新增就业", "人", "3200", "≥3300", 3300, "县人社局"),
        ("民生保障", "城镇调查失业率", "%", "5.2", "≤5.5", 0.055, "县人社局"),
        ("民生保障", "千人口医疗卫生机构床位数", "张", "6.1", "6.3", 6.3, "县卫生健康局"),
        ("绿色生态", "森林覆盖率", "%", "38.4", "38.6", 0.386, "县林业局"),
        ("绿色生态", "空气质量优良天数比例", "%", "86", "88以上", 0.88, "县生态环境分局"),
        ("绿色生态", "地表水达标率", "%", "100", "100", 1, "县生态环境分局"),
    ]
    groups, body = {}, []
    for index, (category, name, unit, base, goal, value, who) in enumerate(entries):
        row = [centred(category), centred(str(index + 1)), Cell(name), centred(unit), centred(base),
               centred(goal), centred(who)]
        groups.setdefault(category, []).append(row)
        body.append(row)
        m.row(name, responsible=[who], kind="indicator", path=[category],
              targets=[{"value": value, "year": 2025}])
    for group in groups.values():
        down(0, group)
    table = Table(
        "2025年主要预期目标分解表", [2, 1, 5, 1.6, 2.4, 2.4, 3],
        [heads("类别", "序号", "指标名称", "计量\n单位", "2024年\n完成数", "2025年\n目标值", "责任\n单位")], body,
        rules="open")
    return m.document("2025年主要预期目标任务分解方案", [table])


ALL = [cards, projects, rectification, three_levels, several, mixed_units, goals]
