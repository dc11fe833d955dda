"""The sixteen documents."""

from documents import Maker, centred, down, heads, number, section
from fields import INCENTIVES, INDICATORS
from model import HANG, SKIP, Cell, Table


def plain_health():
    m = Maker("health-plain", "卫生健康", "县", 2024)
    title = "2024年卫生健康重点工作任务分工表"
    body = []
    for _, tasks in m.categories(count=5, fields=["卫生健康", "民政"]):
        for text in tasks:
            task, lead, other = m.task(text), m.units(1, 1), m.units(1, 3, 0.3)
            due = m.deadline("dated")
            body.append([
                centred(str(len(body) + 1), number=True), Cell(task), centred("、".join(lead)),
                centred("、".join(other)), centred(due[0])])
            m.row(task, lead, other, deadline=due)
    table = Table(
        title, [1, 7, 3, 4, 3], [heads("序号", "工作任务", "牵头单位", "责任单位", "完成时限")], body)
    return m.document("2024年卫生健康重点工作任务分工方案", [table])


def merged_education():
    m = Maker("education-merged", "教育", "市", 2023)
    body, counter = [], 0
    for category, tasks in m.categories(count=5, fields=["教育", "文旅"]):
        group = []
        for text in tasks:
            counter += 1
            task, who, other = m.task(text), m.units(1, 2), m.units(0, 3)
            due = m.deadline("mixed")
            group.append([
                centred(category), centred(str(counter)), Cell(task), centred("、".join(who)),
                centred("、".join(other)), centred(due[0])])
            m.row(task, responsible=who, cooperating=other, deadline=due, path=[category])
        down(0, group)
        body += group
    table = Table(
        "教育事业发展重点任务清单", [2, 1, 7, 3.5, 3.5, 3],
        [heads("类别", "序号", "具体举措", "责任单位", "配合单位", "时限要求")], body,
        split_rows=True)
    return m.document("加快教育事业发展行动方案", [table])


def landscape_business():
    m = Maker("business-landscape", "营商", "省", 2024)
    body, counter = [], 0
    for category, tasks in m.categories(count=5, fields=["营商", "数字"]):
        group = []
        counter += 1
        for text in tasks:
            task = m.task(text, tails=0.9)
            if m.random.random() < 0.5:
                task += m.task("对照先进地区经验开展自查", tails=0)
            lead, other, due = m.units(1, 1), m.units(1, 4, 0.4), m.deadline("mixed")
            note = m.random.choice(["", "", "", "", "省级统筹", "试点先行"])
            group.append([
                centred(str(counter)), centred(category), Cell(task), centred(lead[0]),
                centred("、".join(other)), centred(due[0]), centred(note)])
            m.row(task, lead, cooperating=other, deadline=due, path=[category])
        down(0, group)
        down(1, group)
        body += group
    table = Table(
        "优化营商环境重点任务分解表", [1, 3, 9, 3, 5, 3, 2],
        [heads("序号", "重点任务", "主要内容", "牵头单位", "配合单位", "完成时间", "备注")], body,
        landscape=True, split_rows=True, size=12)
    return m.document("优化营商环境若干措施", [table])


def sections_environment():
    m = Maker("environment-sections", "环保", "市", 2025)
    body, counter = [], 0
    for index, (category, tasks) in enumerate(m.categories(count=5, fields=["环保", "水利"])):
        body.append(section(f"{number(index + 1)}、{category}", 5))
        for text in tasks:
            counter += 1
            task, lead, other, due = m.task(text), m.units(1, 1), m.units(1, 3), m.deadline("short")
            body.append([
                centred(str(counter)), Cell(task), centred("、".join(lead)), Cell("、".join(other)),
                centred(due[0])])
            m.row(task, lead, cooperating=other, deadline=due, path=[category])
    table = Table(
        "污染防治攻坚战任务分工表", [1, 8, 3, 4, 2.5],
        [heads("序号", "任务内容", "牵头部门", "参加部门", "办结时限")], body, repeat_head=False)
    return m.document("2025年深入打好污染防治攻坚战工作方案", [table])


def levels_agriculture():
    m = Maker("agriculture-levels", "农业", "县", 2023)
    body = []
    groups = [("守牢粮食安全底线", 0, 1), ("推动产业和乡村建设", 1, 3)]
    found = m.categories()
    for index, (title, start, end) in enumerate(groups):
        body.append(section(f"{number(index + 1)}、{title}", 3))
        for place, (category, tasks) in enumerate(found[start:end]):
            body.append(section(f"（{number(place + 1)}）{category}", 3))
            for item, text in enumerate(tasks):
                task = m.task(text, tails=0.5)
                who, due = m.units(1, 3, 0.2), m.deadline("mixed")
                body.append([
                    Cell(f"{item + 1}.{task}"), centred("、".join(who)), centred(due[0])])
                m.row(task, responsible=who, deadline=due, path=[title, category])
    table = Table(
        "乡村全面振兴重点工作任务台账", [8, 4, 3], [heads("工作任务", "责任单位", "完成时限")], body,
        size=12, split_rows=True)
    return m.document("2023年全面推进乡村振兴重点工作安排", [table])


def rows_safety():
    m = Maker("safety-row-rules", "安全", "市", 2024)
    body = []
    for _, tasks in m.categories(count=5, fields=["安全", "交通"]):
        for text in tasks:
            task = m.task(text, tails=0.2)
            lead, other, due = m.units(1, 2), m.units(1, 3), m.deadline("dated")
            body.append([
                centred(str(len(body) + 1)), Cell(due[0]), Cell("、".join(lead)),
                Cell("、".join(other)), Cell(task)])
            m.row(task, lead, cooperating=other, deadline=due)
    table = Table(
        "安全生产治本攻坚任务清单", [1, 3, 3, 4, 8],
        [heads("序号", "完成时间", "牵头单位", "配合部门", "工作任务")], body, rules="rows")
    return m.document("安全生产治本攻坚三年行动实施方案", [table])


def three_transport():
    m = Maker("transport-three-rules", "交通", "县", 2022)
    body = []
    for _, tasks in m.categories(count=5, fields=["交通", "住建"]):
        for text in tasks:
            task, who, due = m.task(text, tails=0.3), m.units(1, 3, 0.3), m.deadline("shortMixed")
            body.append([
                centred(str(len(body) + 1)), Cell(task), Cell("、".join(who)), Cell(due[0])])
            m.row(task, responsible=who, deadline=due)
    table = Table(
        "交通运输重点工作责任分解表", [1, 8, 5, 3],
        [heads("序号", "重点工作", "责任部门", "完成时限")], body, rules="three", valign="top")
    return m.document("2022年交通运输工作要点", [table])


def unruled_tourism():
    m = Maker("tourism-unruled", "文旅", "市", 2024)
    body = []
    for _, tasks in m.categories(count=5, fields=["文旅", "教育"]):
        for text in tasks:
            task = m.task(text, tails=0.2, dot=False)
            lead, other, due = m.units(1, 1), m.units(1, 2), m.deadline("dated")
            body.append([
                Cell(str(len(body) + 1)), Cell(task), Cell("、".join(lead)),
                Cell("、".join(other)), Cell(due[0])])
            m.row(task, lead, cooperating=other, deadline=due)
    table = Table(
        "文化旅游高质量发展任务分工", [1, 7, 3, 4, 3.4],
        [heads("序号", "任务", "牵头单位", "配合单位", "完成时限")], body, rules="none", valign="top")
    return m.document("文化旅游高质量发展三年行动计划", [table])


def long_report():
    m = Maker("report-long", "数字", "县", 2024)
    body, counter = [], 0
    fields = ["数字", "水利", "民政", "住建", "农业", "教育", "安全"]
    for _, tasks in m.categories(count=21, fields=fields):
        tasks = tasks[:3]
        lead, group = m.units(1, 1), []
        for text in tasks:
            counter += 1
            task, other = m.task(text, tails=0.3), m.units(1, 3, 0.2)
            open_ended = m.random.random() < 0.2
            group.append([
                centred(str(counter)), Cell(task), centred(lead[0]),
                Cell("、".join(other) + ("等" if open_ended else ""))])
            m.row(task, lead, other)
        down(2, group)
        body += group
    table = Table(
        "政府工作报告重点任务责任分解表", [1, 9, 3, 5],
        [heads("序号", "目标任务", "牵头单位", "责任单位")], body, split_rows=True, size=12)
    return m.document("政府工作报告重点任务责任分解", [table])


def incentives_industry():
    m = Maker("industry-incentives", "数字", "市", 2024)
    body = []
    for index, (what, whom, gift, bound) in enumerate(INCENTIVES):
        a = m.random.choice([1, 2, 3, 5, 10, 20, 30, 50, 100, 200])
        b = a + m.random.choice([5, 10, 20])
        text = gift.replace("{a}", str(a)).replace("{b}", str(b))
        who = m.units(1, 2)
        body.append([
            centred(str(index + 1)), centred(what), Cell(whom), Cell(text + "。"),
            centred("、".join(who))])
        amount = {
            "exact": (a, a), "atMost": (None, a), "range": (a, b)}[bound]
        amounts = [{
            "min": None if amount[0] is None else amount[0] * 10000, "max": amount[1] * 10000}]
        # Who gets it belongs to what is given.
        m.row(
            f"{whom}；{text}。", responsible=who, amounts=amounts, path=[what], kind="incentive")
    table = Table(
        "惠企奖补政策清单", [1, 3, 5, 6, 3.5],
        [heads("序号", "政策事项", "支持对象", "奖补标准", "责任单位")], body)
    return m.document("促进实体经济发展若干奖补政策", [table])


def indicators():
    m = Maker("indicators", "环保", "县", 2024)
    body = []
    for index, (name, unit, base, goal) in enumerate(INDICATORS):
        far = round(goal + (goal - base), 2)
        far = int(far) if far == int(far) else far
        who = m.units(1, 1)
        body.append([
            centred(str(index + 1)), Cell(name), centred(unit), centred(str(base)),
            centred(str(goal)), centred(str(far)), centred(who[0])])
        scale = 0.01 if unit == "%" else 1
        times = {"万亩": 1e4, "万册": 1e4, "万吨": 1e4, "亿元": 1e8}.get(unit, 1)
        m.row(
            name, responsible=who, kind="indicator", targets=[
                {"value": round(goal * scale * times, 6), "year": 2024},
                {"value": round(far * scale * times, 6), "year": 2025}])
    table = Table(
        "国民经济和社会发展主要指标表", [1, 6, 2, 2.5, 2.5, 2.5, 4],
        [
            [centred("序号", head=True, rows=2), centred("指标名称", head=True, rows=2),
             centred("单位", head=True, rows=2), centred("2023年基数", head=True, rows=2),
             centred("目标值", head=True, cols=2), SKIP, centred("责任单位", head=True, rows=2)],
            [HANG, HANG, HANG, HANG, centred("2024年", head=True), centred("2025年", head=True),
             HANG],
        ], body)
    return m.document("国民经济和社会发展计划主要指标", [table])


def levels_civil():
    m = Maker("civil-two-heads", "民政", "市", 2025, full=True)
    body, counter = [], 0
    for index, (category, tasks) in enumerate(
            m.categories(count=5, tasks=5, fields=["民政", "卫生健康"])):
        due, group = m.deadline("dated"), []
        for text in tasks:
            counter += 1
            task, lead = m.task(text, tails=0.4), m.units(1, 1)
            other = m.units(0, 2)
            empty = m.random.choice(["/", "—", ""])
            group.append([
                centred(str(counter)), Cell(f"{number(index + 1)}、{category}"), Cell(task),
                centred(lead[0]), centred("、".join(other) if other else empty), centred(due[0])])
            m.row(task, lead, cooperating=other, deadline=due, path=[category])
        down(1, group)
        down(5, group)
        body += group
    head = [
        [centred("序号", head=True, rows=2), centred("民生事项", head=True, rows=2),
         centred("工作内容", head=True, rows=2), centred("责任分工", head=True, cols=2), SKIP,
         centred("完成时限", head=True, rows=2)],
        [HANG, HANG, HANG, centred("牵头单位", head=True), centred("配合单位", head=True), HANG],
    ]
    table = Table("民生实事任务分工一览表", [1, 3, 7, 4, 4, 3], head, body)
    return m.document("2025年民生实事实施方案", [table])


def narrow_digital():
    m = Maker("digital-rotated", "数字", "省", 2025)
    body = []
    for _, tasks in m.categories(count=5, fields=["数字", "营商"]):
        for text in tasks:
            task, lead, other = m.task(text, tails=0.6), m.units(1, 2), m.units(2, 4, 0.5)
            due = m.deadline("mixed")
            body.append([
                centred(str(len(body) + 1)), centred("\n".join(lead)), Cell("\n".join(other)),
                Cell(task), centred(due[0])])
            m.row(task, lead, cooperating=other, deadline=due)
    table = Table(
        "数字政府建设任务分工表", [1, 4, 4, 11, 2.2],
        [heads("序号", "牵头部门", "配合部门", "工作任务", "完成时间")], body, landscape=True,
        rotate=True, size=12)
    return m.document("数字政府建设行动方案", [table])


def township():
    m = Maker("township-unruled", "住建", "镇", 2024)
    body = []
    for _, tasks in m.categories(count=5, fields=["住建", "环保"]):
        for text in tasks:
            task, who, due = m.task(text, tails=0, dot=False), m.units(1, 2), m.deadline("short")
            body.append([Cell(task), Cell("、".join(who)), Cell(due[0])])
            m.row(task, responsible=who, deadline=due)
    table = Table(
        "人居环境整治任务分解表", [8, 5, 3], [heads("工作内容", "责任站所", "完成时限")], body,
        rules="none", valign="top", size=12, gap=0.6)
    return m.document("镇区人居环境整治工作方案", [table])


def pair_housing():
    m = Maker("housing-pair", "住建", "县", 2025, bare=True)
    tables = []
    for place, (title, fields) in enumerate(
            [("重点项目任务分工表", ["住建"]), ("民生工程任务分工表", ["水利"])]):
        body = []
        for _, tasks in m.categories(tasks=5, fields=fields):
            for text in tasks:
                task, lead, other = m.task(text, tails=0.2), m.units(1, 1), m.units(1, 2)
                due = m.deadline("mixed")
                body.append([
                    centred(str(len(body) + 1)), Cell(task),
                    Cell(f"牵头单位：{lead[0]}\n配合单位：{'、'.join(other)}"), centred(due[0])])
                m.row(task, lead, cooperating=other, deadline=due)
        tables.append(Table(
            title, [1, 7, 5, 3], [heads("序号", "建设任务", "责任分工", "时间节点")], body, width=0.86))
    return m.document("2025年城建和民生重点工作推进方案", tables)


def merged_water():
    m = Maker("water-merged-lead", "水利", "县", 2024)
    body, counter = [], 0
    for category, tasks in m.categories(count=6, tasks=5, fields=["水利", "民政"]):
        lead, due, group = m.units(1, 1), m.deadline("mixed"), []
        for text in tasks:
            counter += 1
            task, other = m.task(text, tails=0.2, dot=False), m.units(1, 2)
            note = m.random.choice(["", "", "", "重点督办"])
            group.append([
                centred(str(counter), number=True), centred(category), Cell(task),
                centred(due[0]), centred(lead[0]), centred("、".join(other)), centred(note)])
            m.row(task, responsible=lead, cooperating=other, deadline=due, path=[category])
        down(1, group)
        down(3, group)
        down(4, group)
        body += group
    table = Table(
        "水利和民生重点任务清单", [1, 2.5, 6, 2.6, 3, 3.5, 2],
        [heads("序号", "工作类别", "任务事项", "完成时限", "主责单位", "协办单位", "备注")], body,
        rules="open", repeat_head=False)
    return m.document("2024年水利和民生重点任务清单", [table])


ALL = [
    plain_health, merged_education, landscape_business, sections_environment, levels_agriculture,
    rows_safety, three_transport, unruled_tourism, long_report, incentives_industry, indicators,
    levels_civil, narrow_digital, township, pair_housing, merged_water,
]
