<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>lianxi::OrderSetupWords</name>
    <message>
        <source>Interface over HTTPS</source>
        <translation>HTTPS 接口</translation>
    </message>
    <message>
        <source>PostgreSQL database</source>
        <translation>PostgreSQL 数据库</translation>
    </message>
    <message>
        <source>Imported tables</source>
        <translation>导入的表格</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Mail address</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Platform account</source>
        <translation>平台账号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>按什么查询</translation>
    </message>
    <message>
        <source>Time zone of its times</source>
        <translation>时间所属时区</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>密码或令牌</translation>
    </message>
    <message>
        <source>List of orders</source>
        <translation>订单列表</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>When it was placed</source>
        <translation>下单时间</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>List of items</source>
        <translation>商品列表</translation>
    </message>
    <message>
        <source>Item: name</source>
        <translation>商品：名称</translation>
    </message>
    <message>
        <source>Item: count</source>
        <translation>商品：数量</translation>
    </message>
    <message>
        <source>List of parcels</source>
        <translation>包裹列表</translation>
    </message>
    <message>
        <source>Parcel: carrier</source>
        <translation>包裹：快递公司</translation>
    </message>
    <message>
        <source>Parcel: number</source>
        <translation>包裹：单号</translation>
    </message>
    <message>
        <source>Parcel: newest step</source>
        <translation>包裹：最新进展</translation>
    </message>
    <message>
        <source>Parcel: time of that step</source>
        <translation>包裹：进展时间</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询语句</translation>
    </message>
    <message>
        <source>Choose at least one.</source>
        <translation>至少选择一项。</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>此项必填。</translation>
    </message>
    <message>
        <source>Another source has this name.</source>
        <translation>已有来源使用此名称。</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>内容过长。</translation>
    </message>
    <message>
        <source>This is no address such as https://erp.example.com/orders?phone={value}</source>
        <translation>这不是类似 https://erp.example.com/orders?phone={value} 的地址</translation>
    </message>
    <message>
        <source>The address must begin with https://, so that nobody on the way reads customers&apos; numbers.</source>
        <translation>地址必须以 https:// 开头，以免客户号码在途中被读取。</translation>
    </message>
    <message>
        <source>Write :value where the customer&apos;s number or key belongs.</source>
        <translation>请在客户号码所在的位置写 :value。</translation>
    </message>
    <message>
        <source>Write {value} where the customer&apos;s number or key belongs.</source>
        <translation>请在客户号码所在的位置写 {value}。</translation>
    </message>
    <message>
        <source>One header a line, written “Name: value”.</source>
        <translation>每行一个请求头，写作“名称: 值”。</translation>
    </message>
    <message>
        <source>Write {secret} in a header, where it belongs; it is sent nowhere else.</source>
        <translation>请在某个请求头中写 {secret} 表示放置位置；它不会发往别处。</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) came back</source>
        <translation>
            <numerusform>返回 %n 个订单</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2 s.</source>
        <translation>%1，用时 %2 秒。</translation>
    </message>
    <message>
        <source>%1 in %2 s, but nothing was found for the marked fields.</source>
        <translation>%1，用时 %2 秒，但标出的字段没有取到内容。</translation>
    </message>
    <message>
        <source>It answered in %1 s that it knows no such order. Try a number that it knows.</source>
        <translation>对方在 %1 秒内答复：没有这样的订单。请换一个它认识的号码再试。</translation>
    </message>
    <message>
        <source>Nobody answers there. Check the address, and whether it can be reached from this computer.</source>
        <translation>那里无人应答。请检查地址，以及本机能否连到它。</translation>
    </message>
    <message>
        <source>It did not answer within %1 s. That is too long beside a customer who waits.</source>
        <translation>%1 秒内没有答复。客户正在等待，这太久了。</translation>
    </message>
    <message>
        <source>It does not accept the user or the password.</source>
        <translation>对方不接受此用户或密码。</translation>
    </message>
    <message>
        <source>It does not accept the key (%1).</source>
        <translation>对方不接受此密钥（%1）。</translation>
    </message>
    <message>
        <source>It sends us to another address (%1). Enter that address.</source>
        <translation>对方转到了另一个地址（%1）。请填写那个地址。</translation>
    </message>
    <message>
        <source>It answered with an error (%1).</source>
        <translation>对方返回错误（%1）。</translation>
    </message>
    <message>
        <source>Its answer is no JSON. Is this the address of the interface, not of a page?</source>
        <translation>答复不是 JSON。这是接口的地址，而不是网页的地址吗？</translation>
    </message>
    <message>
        <source>There are no orders at the path given. What the answer has stands below.</source>
        <translation>所填路径下没有订单。答复中有哪些内容见下方。</translation>
    </message>
    <message>
        <source>A line of its answer has no column “number”: name one so (… AS number).</source>
        <translation>答复中有一行没有“number”列：请给订单号列取此名（… AS number）。</translation>
    </message>
    <message>
        <source>An order has no number at the path given. What an order has stands below.</source>
        <translation>有订单在所填路径下没有订单号。订单中有哪些内容见下方。</translation>
    </message>
    <message>
        <source>The database does not accept the query.</source>
        <translation>数据库不接受此查询语句。</translation>
    </message>
    <message>
        <source>What this computer keeps of orders cannot be read.</source>
        <translation>本机保存的订单无法读取。</translation>
    </message>
    <message>
        <source>No order had anything here.</source>
        <translation>没有订单在此处有内容。</translation>
    </message>
    <message>
        <source>There are no orders at this path.</source>
        <translation>此路径下没有订单。</translation>
    </message>
    <message>
        <source>There is no number at this path.</source>
        <translation>此路径下没有订单号。</translation>
    </message>
    <message>
        <source>This was not accepted.</source>
        <translation>此项未被接受。</translation>
    </message>
    <message>
        <source>No interface answers here.</source>
        <translation>此处没有接口应答。</translation>
    </message>
    <message>
        <source>Look here.</source>
        <translation>请检查此项。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Found in the answer: %1</source>
        <translation>答复中有：%1</translation>
    </message>
    <message>
        <source>No column has order numbers: its title must be “number” or “订单号”, and the table UTF-8.</source>
        <translation>没有订单号列：列名须为“number”或“订单号”，且表格须为 UTF-8 编码。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>The table could not be read: %1</source>
        <translation>表格无法读取：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) added.</source>
        <translation>
            <numerusform>已添加 %n 个订单。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) left out:</source>
        <translation>
            <numerusform>跳过 %n 行：</numerusform>
        </translation>
    </message>
    <message>
        <source>not UTF-8; save the table as UTF-8</source>
        <translation>不是 UTF-8 编码；请将表格另存为 UTF-8</translation>
    </message>
    <message>
        <source>too few columns</source>
        <translation>列数不足</translation>
    </message>
    <message>
        <source>a spreadsheet shortened the order number; export it as text</source>
        <translation>表格软件截短了订单号；请按文本导出</translation>
    </message>
    <message>
        <source>no order number</source>
        <translation>没有订单号</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>It was not saved: the disk is full.</source>
        <translation>未能保存：磁盘已满。</translation>
    </message>
    <message>
        <source>It was not saved: %1</source>
        <translation>未能保存：%1</translation>
    </message>
    <message>
        <source>It was not saved: orders.toml was changed by something else meanwhile. Save again to replace it; what is there now stays beside it as orders.toml.old.</source>
        <translation>未保存：orders.toml 在此期间被其他程序或人改动了。再次保存会替换它；现有内容另存为 orders.toml.old。</translation>
    </message>
</context>
<context>
    <name>lianxi::OrderSourceForm</name>
    <message>
        <source>Source of orders</source>
        <translation>订单来源</translation>
    </message>
    <message>
        <source>Nobody is asked: orders come from tables that are imported from time to time, by their titles (订单号, 手机号, 物流状态 … or number, phone, parcel_state …).</source>
        <translation>不向任何系统查询：订单来自不时导入的表格，按列名识别（订单号、手机号、物流状态……或 number、phone、parcel_state……）。</translation>
    </message>
    <message>
        <source>Where things are in its answer</source>
        <translation>答复中各项内容的位置</translation>
    </message>
    <message>
        <source>Names of JSON members, joined by points; those of items and parcels inside each entry of their list. Only the order number is needed.</source>
        <translation>JSON 成员名，用点连接；商品和包裹的路径从各自列表的每一项算起。只有订单号必填。</translation>
    </message>
    <message>
        <source>Kept; type to replace it</source>
        <translation>已保存；输入即替换</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Forget the password or token</source>
        <translation>清除密码或令牌</translation>
    </message>
    <message>
        <source>This computer&apos;s</source>
        <translation>本机时区</translation>
    </message>
    <message>
        <source>None (this computer or a safe network)</source>
        <translation>不加密（本机或安全网络）</translation>
    </message>
    <message>
        <source>If the server offers it</source>
        <translation>服务器支持时加密</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终加密</translation>
    </message>
    <message>
        <source>Always, with a known certificate</source>
        <translation>始终加密，且证书须可信</translation>
    </message>
    <message>
        <source>Always, with the server&apos;s own certificate</source>
        <translation>始终加密，且证书须与服务器名一致</translation>
    </message>
</context>
<context>
    <name>lianxi::OrdersPage</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The file of sources has a mistake: %1
What is saved here takes its place; the file stays as orders.toml.old.</source>
        <translation>来源文件有误：%1
在此保存的内容会取代它；原文件另存为 orders.toml.old。</translation>
    </message>
    <message>
        <source>Not saved yet: look at the marked fields.</source>
        <translation>尚未保存：请检查标出的字段。</translation>
    </message>
    <message>
        <source>Saved. It is asked from now on.</source>
        <translation>已保存，从现在起会向它查询。</translation>
    </message>
    <message>
        <source>“%1” is no longer asked, and its password is forgotten.</source>
        <translation>不再向“%1”查询，其密码已清除。</translation>
    </message>
    <message>
        <source>The order is saved.</source>
        <translation>顺序已保存。</translation>
    </message>
    <message>
        <source>That is no phone number.</source>
        <translation>这不是电话号码。</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>Import a table of orders</source>
        <translation>导入订单表格</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.csv.gz);;All files (*)</source>
        <translation>表格 (*.csv *.tsv *.txt *.csv.gz);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>The shops&apos; systems that know what a customer bought, in the order in which they are asked.</source>
        <translation>知道客户买过什么的商城系统，按查询顺序排列。</translation>
    </message>
    <message>
        <source>None yet. Add the shop&apos;s interface, a database that may be read, or tables that are imported from time to time.</source>
        <translation>还没有来源。可以添加商城接口、允许读取的数据库，或不时导入的表格。</translation>
    </message>
    <message>
        <source>Sources of orders</source>
        <translation>订单来源</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>添加来源</translation>
    </message>
    <message>
        <source>Ask this source earlier</source>
        <translation>提前查询此来源</translation>
    </message>
    <message>
        <source>Ask this source later</source>
        <translation>推后查询此来源</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Import a table …</source>
        <translation>导入表格…</translation>
    </message>
    <message>
        <source>Try with</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Number, address or account to try with</source>
        <translation>用来试的号码、邮箱或账号</translation>
    </message>
    <message>
        <source>What it is tried with</source>
        <translation>试用的查询方式</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>返回的内容</translation>
    </message>
</context>
</TS>
