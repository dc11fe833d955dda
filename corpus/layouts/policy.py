"""Writes a policy of a provincial office as DOCX: running header, 第 x 页 共 y 页, a table whose rows
break over pages under a repeated head."""
from docx import Document
from docx.shared import Pt, Mm, RGBColor
from docx.enum.text import WD_ALIGN_PARAGRAPH as A
from docx.oxml.ns import qn
from docx.oxml import OxmlElement
import sys
def font(run,size,name='Noto Serif CJK SC',bold=False,color=None):
    run.font.size=Pt(size); run.font.name='Liberation Serif'; run.bold=bold
    rp=run._element.get_or_add_rPr(); rf=rp.find(qn('w:rFonts')); rf.set(qn('w:eastAsia'),name)
    if color: run.font.color.rgb=RGBColor(*color)
def field(p,code,size):
    r=p.add_run(); font(r,size)
    for t,txt in (('begin',None),('instr',code),('end',None)):
        if t=='instr':
            e=OxmlElement('w:instrText'); e.text=code
        else:
            e=OxmlElement('w:fldChar'); e.set(qn('w:fldCharType'),t)
        r._element.append(e)
def para(d,text,size=16,align=None,indent=True,**k):
    p=d.add_paragraph(); f=p.paragraph_format; f.space_before=f.space_after=Pt(0); f.line_spacing=Pt(k.pop('line',28))
    if align: p.alignment=align
    else: p.alignment=A.JUSTIFY
    if indent: f.first_line_indent=Pt(size*2)
    font(p.add_run(text),size,**k); return p
def build(out, numbering='dash', header=None):
    d=Document(); s=d.sections[0]; s.page_width=Mm(210); s.page_height=Mm(297); s.left_margin=Mm(31.7); s.right_margin=Mm(31.7); s.top_margin=s.bottom_margin=Mm(25.4)
    fp=s.footer.paragraphs[0]; fp.alignment=A.CENTER
    if numbering=='dash': fp.add_run('- '); field(fp,'PAGE',9); fp.add_run(' -')
    elif numbering=='of': fp.add_run('第 '); field(fp,'PAGE',9); fp.add_run(' 页 共 '); field(fp,'NUMPAGES',9); fp.add_run(' 页')
    else: field(fp,'PAGE',9)
    if header: h=s.header.paragraphs[0]; h.alignment=A.RIGHT; font(h.add_run(header),9)
    para(d,'青山省人民政府办公厅文件',36,A.CENTER,False,color=(255,0,0),line=50)
    para(d,'青政办规〔2024〕3号',16,A.CENTER,False)
    para(d,'青山省人民政府办公厅关于印发青山省支持民营经济高质量发展若干政策措施的通知',22,A.CENTER,False,bold=True,line=32)
    para(d,'各市、州、县人民政府，省政府各部门：',16,None,False)
    para(d,'《青山省支持民营经济高质量发展若干政策措施》已经省政府第35次常务会议审议通过，现印发给你们，请认真贯彻落实。')
    p=para(d,'青山省人民政府办公厅',16,A.RIGHT,False); p.paragraph_format.right_indent=Pt(32)
    p=para(d,'2024年2月6日',16,A.RIGHT,False); p.paragraph_format.right_indent=Pt(64)
    para(d,'（此件主动公开）')
    para(d,'青山省支持民营经济高质量发展若干政策措施',22,A.CENTER,False,line=40)
    para(d,'一、优化融资环境',16,name='Noto Sans CJK SC')
    for i,t in enumerate(['扩大信贷投放规模。鼓励银行业金融机构加大对民营企业的信贷支持，力争2024年全省民营企业贷款余额增长12%以上，普惠小微贷款增速不低于各项贷款平均增速。（责任单位：人民银行青山省分行、省委金融办，列第一位的为牵头单位，下同）',
      '设立纾困基金。统筹安排10亿元设立民营企业纾困发展基金，对符合条件的企业给予单户最高2000万元、期限不超过12个月的应急周转资金支持。（责任单位：省财政厅、省经济和信息化厅）',
      '完善担保体系。将政府性融资担保机构平均担保费率降至1%以下；对单户1000万元（含）以下的担保业务，省级财政按年化担保额的1%给予补助，每家机构每年最高补助500万元。']):
        para(d,'（%s）'%'一二三'[i]+t)
    para(d,'二、强化要素保障',16,name='Noto Sans CJK SC')
    for i in range(4): para(d,'%d.'%(i+1)+'支持民营企业参与重大项目建设，每年向社会公开推介项目不少于100个，总投资不低于500亿元。各地各部门要建立健全常态化沟通协商机制，主动靠前服务，及时协调解决企业生产经营中遇到的困难和问题，营造亲清政商关系。')
    para(d,'附件：1.重点任务分工表')
    d.add_page_break()
    para(d,'附件1',16,None,False,name='Noto Sans CJK SC')
    para(d,'重点任务分工表',22,A.CENTER,False,line=40)
    rows=[['1','扩大信贷投放规模，力争2024年全省民营企业贷款余额增长12%以上','人民银行青山省分行','省委金融办、国家金融监督管理总局青山监管局','2024年12月底']]
    rows+=[[str(i),'支持民营企业参与重大项目建设，每年向社会公开推介项目不少于100个，完善项目全生命周期服务保障机制','省发展改革委','省工商联、省住房城乡建设厅、省交通运输厅、省水利厅','每年6月底' if i%2 else '持续推进'] for i in range(2,14)]
    t=d.add_table(1,5); t.style='Table Grid'
    for c,x in zip(t.rows[0].cells,['序号','工作任务','牵头单位','配合单位','完成时限']): c.text=''; font(c.paragraphs[0].add_run(x),12,bold=True)
    trp=t.rows[0]._tr.get_or_add_trPr(); e=OxmlElement('w:tblHeader'); e.set(qn('w:val'),'true'); trp.append(e)
    for r in rows:
        cs=t.add_row().cells
        for c,x in zip(cs,r): c.text=''; font(c.paragraphs[0].add_run(x),12)
    for row in t.rows:
        for c,w in zip(row.cells,[12,55,28,35,22]): c.width=Mm(w)
    para(d,'抄送：省委各部门，省人大常委会办公厅，省政协办公厅，省法院，省检察院，省军区，各民主党派青山省委。',14,None,False)
    para(d,'青山省人民政府办公厅        2024年2月6日印发',14,None,False)
    d.save(out)
build(sys.argv[1], 'of', '青山省人民政府办公厅行政规范性文件')
