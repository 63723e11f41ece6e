"""Chinese in both scripts, for replies; dates are read by `chinese`."""

from __future__ import annotations

from fourcenturies.replies.languages import replaced

PHRASES = """
australia = 澳大利亚 | 澳洲
singapore = 新加坡
not comparable = 没法比较 | 无从比较 | 比不了 | 没法比 | 不能相比 | 不好比较
starts = 开始于 | 始于
ends = 结束于 | 止于
others = 其余 | 其他 | 其它
wrong = 不符 | 有误 | 矛盾 | 站不住脚 | 与记录不符 | 不成立 | 是错的
so = 也就是 | 得出 | 等于
interpreter = 翻译 | 译员
spokesman = 发言人
adviser = 顾问 | 助手
minister = 部长 | 外长
husband = 丈夫
son = 儿子
father = 父亲 | 祖父 | 爷爷
friend = 朋友
speaker = 说话的人是 | 说话的人 | 讲话的人
listener = 听的人是 | 听的人 | 听者 | 听众
silent = 未谈 | 没谈 | 不谈 | 没有谈 | 没有涉及 | 未涉及 | 不涉及 | 未表态 | 没表态 | 没有表态 | 保持沉默 | 避而不谈
silent = 闭口不谈 | 未置评 | 没说到 | 没有说到 | 未说到
disputes = 反驳它 | 否定 | 不赞同 | 不赞成 | 提出异议
asserts = 坚持 | 声称 | 宣称
qualifies = 有所保留 | 部分认同 | 部分赞同 | 有条件
year after = 下一年 | 次年 | 第二年 | 翌年
plus = 加 | 加上
minus = 减 | 减去
here = 这里
means = 指的是 | 指 | 是指 | 指代
no wait = 不对 | 不，等等
it says = 写的是
present = 在场 | 出席 | 到场 | 参加
absent = 缺席 | 不在场 | 未出席 | 没有出席 | 没出席 | 未到场 | 没有到场 | 没参加
not stated = 没有交待 | 未交待 | 没有标出 | 并未说明 | 并没有说明 | 没有任何说明
over = 多一点 | 多一些 | 略多
asserts = 断言 | 认为如此
disputes = 反驳 | 驳斥 | 不同意 | 不认同
in book = 书里 | 书中
reported = 引的 | 引用的 | 引述的 | 转述的 | 引用 | 引述 | 转述
in = 按我们的历法 | 按照公历 | 公历上
two persons = 两个人 | 二人
digest = 摘要 | 文摘
wife = 夫人 | 妻子 | 太太
not stated = 未说明 | 未提及 | 没有说明 | 不明 | 不详 | 佚名 | 匿名 | 无 | 無 | 未知 | 未署名 | 没有 | 沒有 | 未注明
not stated = 没有注明 | 沒有註明 | 没有提到 | 没有提及 | 没有署名
not stated = 沒有署名 | 未說明 | 沒有說明 | 不詳 | 未标明 | 未標明 | 作者不详 | 作者不詳 | 作者未知 | 日期不详
not stated = 日期未知 | 无作者 | 无日期 | 没有说 | 沒有說 | 没说 | 沒說
not stated = 文中未提及 | 文中没有说明 | 文中没有提到 | 没有作者 | 没有日期 | 年份不详 | 无名氏 | 無名氏 | 未标注
not stated = 文中未说明 | 未指明 | 没有指明 | 未明说 | 没有明说 | 未交代
not stated = 没有交代 | 未写明 | 没有写明 | 未寫明 | 沒有寫明 | 不知道是谁 | 不知道是誰 | 不知是谁 | 没有名字
not stated = 沒有名字 | 没有给出 | 沒有給出 | 未给出 | 未給出 | 没有点名 | 未点名
not stated = 未具名 | 不具名 | 没有具名 | 没有姓名 | 没有提供 | 未提供 | 没提 | 沒提 | 没有写 | 沒有寫 | 没写 | 沒寫
not stated = 未标日期 | 没有标明 | 沒有標明 | 没有标注 | 未註明
not stated = 未提到 | 没提到 | 沒提到 | 沒有提到 | 沒有提及 | 未透露 | 没有透露 | 未指出 | 没有指出 | 未指名
not stated = 没有指名 | 未说 | 未說 | 未公布 | 未记载 | 没有记载 | 沒有記載
not stated = 查不到 | 看不出 | 没有说是谁 | 没有说明是谁 | 未说明是谁 | 没有明确 | 未明确 | 未明確 | 无从得知
not stated = 無從得知 | 不得而知 | 没有告诉我们 | 没有告诉 | 没有讲 | 没讲
not stated = 没有列出 | 未列出 | 沒有印 | 没有印 | 未印 | 原文未说明 | 未载明 | 未載明 | 没有具体说明 | 没有提供年份
not comparable = 不可比 | 不可比较 | 不可比較 | 无法比较 | 無法比較 | 不能比较 | 不能比較 | 没有可比性 | 沒有可比性
not comparable = 无可比性
year not stated = 年份未说明 | 年份未说明 | 年份未注明 | 年份不明 | 年份未知 | 未说明年份 | 没有年份 | 没写年份
year not stated = 没有写年份 | 未注明年份 | 未提年份 | 没有说明年份 | 没说年份
year not stated = 沒有年份 | 沒有寫年份 | 未說明年份 | 没有说哪一年 | 没说哪一年 | 年份没有说明 | 年份没说 | 沒說年份
year not stated = 未给出年份 | 没有给出年份 | 沒有說明年份 | 年份未標明
year not stated = 年份未标明
not = 不是 | 并非 | 非 | 並非 | 而不是 | 不
nobody = 没有人 | 沒有人 | 无人
because = 因为 | 因為 | 由于 | 由於
so = 所以 | 因此 | 即 | 也就是 | 也就是说 | 故 | 于是
and = 和 | 与 | 與 | 及 | 以及 | 同 | 跟
or = 或 | 或者 | 还是 | 還是
but = 但 | 但是 | 而是 | 不过 | 可是
probably = 可能 | 大概是 | 也许 | 或许 | 应该 | 應該 | 应该是
i think = 我认为是 | 我认为 | 我認為是 | 我認為 | 我觉得是 | 我觉得 | 我覺得是 | 我覺得 | 我想是 | 我想 | 我猜是
i think = 我猜 | 我看
it was = 是 | 这是 | 這是 | 那是 | 就是 | 为 | 為
the answer is = 答案是 | 答案 | 答 | 回答
said = 说 | 說 | 说过 | 說過 | 说的 | 說的 | 所说 | 所說 | 说道 | 說道 | 表示 | 讲的 | 講的 | 讲 | 曰 | 的话 | 的話
said = 写的 | 寫的 | 所写 | 认为
told = 告诉 | 告訴
to = 对 | 對 | 向 | 跟着
reported by = 转述自 | 引自 | 转引自 | 經由 | 经由 | 由 | 转述者
according to = 根据 | 根據 | 据 | 據 | 按照
author = 作者是 | 作者为 | 作者
speaker = 说话人 | 說話人 | 说话者 | 讲话者
president = 国家主席 | 國家主席 | 主席 | 总统 | 總統 | 总书记 | 總書記
chairman =
leader = 领导人 | 領導人 | 领袖 | 領袖
two leaders = 两国领导人 | 两位领导人 | 兩國領導人 | 兩位領導人 | 两国元首 | 兩國元首 | 两国首脑
emperor = 皇帝 | 大帝
historian = 历史学家 | 歷史學家 | 史学家
expert = 专家 | 專家 | 学者 | 學者
journalist = 记者 | 記者
ambassador = 大使
mr = 先生 | 同志
russian = 俄罗斯的 | 俄国的
chinese = 中国的 | 中國的
soviet = 苏联 | 蘇聯
russia = 俄罗斯 | 俄羅斯 | 俄国 | 俄國
china = 中国 | 中國 | 中方
chinese government = 中国政府 | 中國政府 | 北京政府 | 中国的政府
government = 政府
quotation = 引文 | 这句话 | 這句話 | 话 | 話
text = 文章 | 原文 | 文本 | 文中 | 本文 | 资料
joint statement = 联合声明 | 聯合聲明 | 共同声明
together = 共同 | 一起
both = 二人 | 两人 | 兩人
two = 两位 | 兩位
over = 超过 | 超過 | 多于 | 逾 | 以上
both = 双方 | 双方共有 | 两国共有 | 共有 | 两国共同
earliest = 最早 | 起始年 | 开始年 | 开始年份 | 起始年份
latest = 最晚 | 最迟 | 结束年 | 结束年份 | 终止年 | 終止年
prc = 中华人民共和国 | 中華人民共和國 | 人民共和国 | 新中国 | 新中國
founding = 成立 | 成立于 | 建立 | 建国 | 建國
to = から
card = 卡片
quotation = 讲话 | 说话 | 言论
happened = 发生 | 發生 | 事件
published = 发表 | 發表 | 出版 | 刊登 | 发布 | 發布
later = 后来 | 後來 | 稍后 | 之后某时
asserts = 肯定 | 主张 | 赞成 | 认同 | 支持
qualifies = 部分 | 有保留 | 部分同意 | 有保留地同意 | 限定
disputes = 否认 | 反对 | 否認 | 反對 | 质疑 | 反驳
silent = 沉默 | 不提 | 未谈及 | 没有谈到 | 只字未提
false = 错误 | 錯誤
correct = 正确 | 正確
only = 仅 | 只 | 僅
first = 第一
 = 的 | 了 | 年份 | 日期 | 时间
not stated = 没印 | 没印年份 | 没印日期 | 没写年份 | 没有年份
except = 除了 | 除
all = 都
wrong = 错的
correct = 没有问题 | 没问题
"""
NO_MARKS = ""
ORDINARY = ""
BEFORE = replaced(
    (r",\s*(?:也)?就是(?=\D{0,3}\d)", ", so "),
    (r"(\d{4})年的?那?个?(?:数字|数据)[:：,]", " "),
    (
        r"([一二三四五六七八九])成(?!员|为|立|果|功)",
        lambda tenths: f"{'一二三四五六七八九'.index(tenths[1]) + 1}0%",
    ),
    (r"是(?=\D{0,2}\d)(.+?)开始的?", r"\1"),
    (r"([\d一二三四五六七八九十百]+)多([万亿千百])", r"超过\1\2"),
    (r"百分之([\d〇零一二三四五六七八九十百点.]+)", r"\1%"),
)
