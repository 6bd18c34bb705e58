<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>CaseWords</name>
        <message>
            <source>Supervisor</source>
            <translation>主管</translation>
        </message>
        <message>
            <source>In the supervisor's queue</source>
            <translation>在主管队列中</translation>
        </message>
        <message>
            <source>Class of the case</source>
            <translation>工单类别</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>优先级</translation>
        </message>
        <message>
            <source>Upset</source>
            <translation>不满</translation>
        </message>
        <message>
            <source>The customer sounds upset</source>
            <translation>客户情绪不满</translation>
        </message>
        <message>
            <source>Snoozed until %1</source>
            <translation>稍后处理，至 %1</translation>
        </message>
        <message>
            <source>Until reply</source>
            <translation>待客户回复</translation>
        </message>
        <message>
            <source>Snoozed until the customer writes</source>
            <translation>稍后处理，直到客户回复</translation>
        </message>
        <message>
            <source>Resolved</source>
            <translation>已解决</translation>
        </message>
        <message>
            <source>Assigned to %1</source>
            <translation>由 %1 负责</translation>
        </message>
        <message>
            <source>Unknown customer</source>
            <translation>未知客户</translation>
        </message>
        <message>
            <source>overdue by %1</source>
            <translation>已超时 %1</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>还剩 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n unread</source>
            <translation>
                <numerusform>%n 条未读</numerusform>
            </translation>
        </message>
        <message>
            <source>%1m</source>
            <translation>%1分</translation>
        </message>
        <message>
            <source>%1h</source>
            <translation>%1小时</translation>
        </message>
        <message>
            <source>%1h %2m</source>
            <translation>%1时%2分</translation>
        </message>
        <message>
            <source>%1d</source>
            <translation>%1天</translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n 分钟</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n 小时</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n 天</numerusform>
            </translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>普通</translation>
        </message>
        <message>
            <source>Complex</source>
            <translation>复杂</translation>
        </message>
        <message>
            <source>Urgent follow-up</source>
            <translation>紧急跟进</translation>
        </message>
        <message>
            <source>Complaint</source>
            <translation>投诉</translation>
        </message>
        <message>
            <source>Incident</source>
            <translation>服务事故</translation>
        </message>
        <message>
            <source>Crisis</source>
            <translation>重大危机</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>低</translation>
        </message>
        <message>
            <source>Normal priority</source>
            <translation>普通优先级</translation>
        </message>
        <message>
            <source>High</source>
            <translation>优先</translation>
        </message>
        <message>
            <source>Urgent</source>
            <translation>紧急</translation>
        </message>
        <message>
            <source>First response</source>
            <translation>首次响应</translation>
        </message>
        <message>
            <source>Next response</source>
            <translation>下次响应</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>给出方案</translation>
        </message>
        <message>
            <source>Follow-up</source>
            <translation>跟进</translation>
        </message>
        <message>
            <source>Calming</source>
            <translation>安抚</translation>
        </message>
        <message>
            <source>Transfer to a person</source>
            <translation>转人工</translation>
        </message>
        <message>
            <source>Call back</source>
            <translation>回访</translation>
        </message>
        <message>
            <source>priority %1</source>
            <translation>优先级：%1</translation>
        </message>
        <message>
            <source>with the supervisor</source>
            <translation>已上报主管</translation>
        </message>
        <message>
            <source>upset</source>
            <translation>情绪不满</translation>
        </message>
        <message>
            <source>snoozed</source>
            <translation>已稍后处理</translation>
        </message>
        <message>
            <source>resolved</source>
            <translation>已解决</translation>
        </message>
        <message>
            <source>assigned to %1</source>
            <translation>由 %1 负责</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>Next case</source>
            <translation>下一个工单</translation>
        </message>
        <message>
            <source>Previous case</source>
            <translation>上一个工单</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Command palette</source>
            <translation>命令面板</translation>
        </message>
        <message>
            <source>Keyboard help</source>
            <translation>键盘帮助</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Go to the inbox</source>
            <translation>转到收件箱</translation>
        </message>
        <message>
            <source>Open the settings</source>
            <translation>打开设置</translation>
        </message>
        <message>
            <source>Switch light and dark</source>
            <translation>切换浅色与深色</translation>
        </message>
        <message>
            <source>Claim the case</source>
            <translation>领取工单</translation>
        </message>
        <message>
            <source>Resolve</source>
            <translation>解决</translation>
        </message>
        <message>
            <source>Resolve and next</source>
            <translation>解决并转到下一个</translation>
        </message>
        <message>
            <source>Snooze</source>
            <translation>稍后处理</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>转交</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Mark unread</source>
            <translation>标为未读</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>Send and resolve</source>
            <translation>发送并解决</translation>
        </message>
        <message>
            <source>Undo send</source>
            <translation>撤回发送</translation>
        </message>
        <message>
            <source>Private note</source>
            <translation>内部备注</translation>
        </message>
        <message>
            <source>Insert signature</source>
            <translation>插入签名</translation>
        </message>
        <message>
            <source>Mark step: introduce</source>
            <translation>标记步骤：自我介绍</translation>
        </message>
        <message>
            <source>Mark step: confirm</source>
            <translation>标记步骤：确认问题</translation>
        </message>
        <message>
            <source>Mark step: solve</source>
            <translation>标记步骤：解决</translation>
        </message>
        <message>
            <source>Mark step: follow up</source>
            <translation>标记步骤：跟进</translation>
        </message>
        <message>
            <source>Moving around</source>
            <translation>移动与查找</translation>
        </message>
        <message>
            <source>The case</source>
            <translation>工单</translation>
        </message>
        <message>
            <source>Writing</source>
            <translation>书写</translation>
        </message>
    </context>
    <context>
        <name>Names</name>
        <message>
            <source>WeChat</source>
            <translation>微信</translation>
        </message>
        <message>
            <source>WeCom customer service</source>
            <translation>微信客服</translation>
        </message>
        <message>
            <source>WeCom</source>
            <translation>企业微信</translation>
        </message>
        <message>
            <source>Weibo</source>
            <translation>微博</translation>
        </message>
        <message>
            <source>Douyin</source>
            <translation>抖音</translation>
        </message>
        <message>
            <source>Kuaishou</source>
            <translation>快手</translation>
        </message>
        <message>
            <source>Xiaohongshu</source>
            <translation>小红书</translation>
        </message>
        <message>
            <source>QQ</source>
            <translation>QQ</translation>
        </message>
        <message>
            <source>X</source>
            <translation>X</translation>
        </message>
        <message>
            <source>Facebook</source>
            <translation>Facebook</translation>
        </message>
        <message>
            <source>Instagram</source>
            <translation>Instagram</translation>
        </message>
        <message>
            <source>WhatsApp</source>
            <translation>WhatsApp</translation>
        </message>
        <message>
            <source>Telegram</source>
            <translation>Telegram</translation>
        </message>
        <message>
            <source>LINE</source>
            <translation>LINE</translation>
        </message>
        <message>
            <source>Mastodon</source>
            <translation>Mastodon</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>电子邮件</translation>
        </message>
        <message>
            <source>Chatwoot</source>
            <translation>Chatwoot</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>Webhook</source>
            <translation>Webhook</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Public</source>
            <translation>公开</translation>
        </message>
        <message>
            <source>Private</source>
            <translation>私信</translation>
        </message>
    </context>
    <context>
        <name>lianxi::CaseListView</name>
        <message>
            <source>Cases</source>
            <translation>工单</translation>
        </message>
        <message>
            <source>Loading</source>
            <translation>加载中</translation>
        </message>
    </context>
    <context>
        <name>lianxi::CommandPalette</name>
        <message>
            <source>Command palette</source>
            <translation>命令面板</translation>
        </message>
        <message>
            <source>Type a command, a name or a word of a message</source>
            <translation>输入命令、姓名或消息中的词</translation>
        </message>
        <message>
            <source>Command or search</source>
            <translation>命令或搜索</translation>
        </message>
        <message>
            <source>Matches</source>
            <translation>匹配结果</translation>
        </message>
    </context>
    <context>
        <name>lianxi::HelpSheet</name>
        <message>
            <source>Keyboard</source>
            <translation>键盘</translation>
        </message>
        <message>
            <source>In a reply: / inserts a canned reply, @ mentions a colleague. All keys can be changed in the settings.</source>
            <translation>写回复时：/ 插入常用语，@ 提及同事。所有按键都可以在设置中修改。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>lianxi::InboxPanel</name>
        <message>
            <source>Open</source>
            <translation>待处理</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>我的</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <translation>未分配</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>主管</translation>
        </message>
        <message>
            <source>Snoozed</source>
            <translation>稍后</translation>
        </message>
        <message>
            <source>Resolved</source>
            <translation>已解决</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>Unread only</source>
            <translation>仅看未读</translation>
        </message>
        <message>
            <source>Public and private</source>
            <translation>公开和私信</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>平台</translation>
        </message>
        <message>
            <source>All platforms</source>
            <translation>全部平台</translation>
        </message>
        <message>
            <source>Least time left first</source>
            <translation>剩余时间最少优先</translation>
        </message>
        <message>
            <source>Newest message first</source>
            <translation>最新消息优先</translation>
        </message>
        <message>
            <source>Showing: %1</source>
            <translation>已筛选：%1</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>没有找到</translation>
        </message>
        <message>
            <source>Fewer or shorter words find more. "Exact phrase", -without, from: and tag: work too.</source>
            <translation>试试更少或更短的词。也可以用“完整短语”、-排除、from: 和 tag:。</translation>
        </message>
        <message>
            <source>No case passes the filter</source>
            <translation>没有符合筛选的工单</translation>
        </message>
        <message>
            <source>Clear the filter to see the whole box.</source>
            <translation>清除筛选可查看全部。</translation>
        </message>
        <message>
            <source>All done here</source>
            <translation>全部处理完了</translation>
        </message>
        <message>
            <source>New messages appear by themselves.</source>
            <translation>新消息会自动出现。</translation>
        </message>
        <message>
            <source>Inbox</source>
            <translation>收件箱</translation>
        </message>
        <message>
            <source>Search names, messages, orders</source>
            <translation>搜索姓名、消息、订单号</translation>
        </message>
        <message>
            <source>Search cases</source>
            <translation>搜索工单</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>排序</translation>
        </message>
        <message>
            <source>Clear filter</source>
            <translation>清除筛选</translation>
        </message>
        <message>
            <source>Cases</source>
            <translation>工单</translation>
        </message>
    </context>
    <context>
        <name>lianxi::MainWindow</name>
        <message>
            <source>Inbox</source>
            <translation>收件箱</translation>
        </message>
        <message>
            <source>Lianxi</source>
            <translation>联席</translation>
        </message>
    </context>
    <context>
        <name>lianxi::TrayBoard</name>
        <message numerus="yes">
            <source>Lianxi: %n unread case(s)</source>
            <translation>
                <numerusform>联席：%n 个未读工单</numerusform>
            </translation>
        </message>
        <message>
            <source>Lianxi</source>
            <translation>联席</translation>
        </message>
    </context>
</TS>
