<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>lianxi::AssistWords</name>
    <message>
        <source>Large model</source>
        <translation>大模型</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>亲切温暖</translation>
    </message>
    <message>
        <source>Formal</source>
        <translation>正式礼貌</translation>
    </message>
    <message>
        <source>Soothing</source>
        <translation>安抚共情</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>简明扼要</translation>
    </message>
    <message>
        <source>Patient, step by step</source>
        <translation>耐心细致</translation>
    </message>
    <message>
        <source>Light and lively</source>
        <translation>轻松活泼</translation>
    </message>
    <message>
        <source>a reply draft</source>
        <translation>拟一条回复</translation>
    </message>
    <message>
        <source>another wording</source>
        <translation>改写回复</translation>
    </message>
    <message>
        <source>a translation of the reply</source>
        <translation>翻译回复</translation>
    </message>
    <message>
        <source>a translation of a message</source>
        <translation>翻译一条消息</translation>
    </message>
    <message>
        <source>a summary</source>
        <translation>写小结</translation>
    </message>
    <message>
        <source>a test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>%1 asked %2 for %3</source>
        <translation>%1 请 %2 %3</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n piece(s) of personal data stayed here</source>
        <translation>
            <numerusform>%1；%n 处个人信息未外传</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter address and model first.</source>
        <translation>请先填写接口地址和模型。</translation>
    </message>
    <message>
        <source>The address must begin with https://, or with http:// for a model on this machine.</source>
        <translation>地址须以 https:// 开头；只有本机的模型可用 http://。</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the address and the network.</source>
        <translation>连不上服务器，请检查地址和网络。</translation>
    </message>
    <message>
        <source>The server's certificate is not right, so nothing was sent.</source>
        <translation>服务器证书不可信，未发送任何内容。</translation>
    </message>
    <message>
        <source>The server does not accept the key. Enter it again.</source>
        <translation>服务器不接受这个密钥，请重新填写。</translation>
    </message>
    <message>
        <source>The server does not know this model or this address. Many addresses end with /v1.</source>
        <translation>服务器没有这个模型或这个地址。地址多以 /v1 结尾。</translation>
    </message>
    <message>
        <source>Too many requests in a short time.</source>
        <translation>短时间内请求过多。</translation>
    </message>
    <message>
        <source>The account's quota or balance is used up.</source>
        <translation>账号额度或余额已用完。</translation>
    </message>
    <message>
        <source>The conversation is too long for this model.</source>
        <translation>对话太长，超出这个模型的限度。</translation>
    </message>
    <message>
        <source>The server refused the request.</source>
        <translation>服务器拒绝了请求。</translation>
    </message>
    <message>
        <source>The server reports a failure of its own.</source>
        <translation>服务器自身出错。</translation>
    </message>
    <message>
        <source>The server points to another address. Enter that one: the key is not sent on by itself.</source>
        <translation>服务器指向了另一个地址。请直接填写那个地址，密钥不会自动转送。</translation>
    </message>
    <message>
        <source>What came is no answer of an OpenAI-compatible interface. Check the address.</source>
        <translation>返回的不是 OpenAI 兼容接口的内容，请检查地址。</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>服务器没有及时回应。</translation>
    </message>
    <message>
        <source>The answer broke off in the middle.</source>
        <translation>回答中途断开。</translation>
    </message>
    <message>
        <source>The answer was far too long and was stopped.</source>
        <translation>回答过长，已停止。</translation>
    </message>
    <message>
        <source>The answer had no words.</source>
        <translation>回答没有内容。</translation>
    </message>
    <message>
        <source>The request could not be put on record, so it was not made.</source>
        <translation>请求无法留痕，因此没有发出。</translation>
    </message>
    <message>
        <source>Draft a reply</source>
        <translation>拟一条回复</translation>
    </message>
    <message>
        <source>Rewrite my text</source>
        <translation>改写我的文字</translation>
    </message>
    <message>
        <source>Translate my text into the customer's language</source>
        <translation>把我的文字译成客户的语言</translation>
    </message>
    <message>
        <source>Summarise the case in a note</source>
        <translation>为工单写小结备注</translation>
    </message>
    <message>
        <source>Have a large model help</source>
        <translation>请大模型帮忙</translation>
    </message>
    <message>
        <source>Stop writing</source>
        <translation>停止书写</translation>
    </message>
    <message>
        <source>Have a large model summarise the case</source>
        <translation>请大模型写交接小结</translation>
    </message>
    <message>
        <source>Hide the translation</source>
        <translation>隐藏翻译</translation>
    </message>
    <message>
        <source>Translate this message</source>
        <translation>翻译这条消息</translation>
    </message>
    <message>
        <source>Translation by a large model</source>
        <translation>大模型翻译</translation>
    </message>
    <message>
        <source>Being translated …</source>
        <translation>正在翻译…</translation>
    </message>
</context>
<context>
    <name>lianxi::AssistBar</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop writing</source>
        <translation>停止书写</translation>
    </message>
    <message>
        <source>Being written. Esc stops it; nothing is sent by itself.</source>
        <translation>正在书写，按 Esc 停止；不会自动发送。</translation>
    </message>
    <message>
        <source>Written by a large model: read it before sending.</source>
        <translation>由大模型书写，发送前请核对。</translation>
    </message>
    <message>
        <source>Written by %1: read it before sending.</source>
        <translation>由 %1 书写，发送前请核对。</translation>
    </message>
    <message>
        <source>It ends in the middle.</source>
        <translation>内容不完整。</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) in brackets stand for nothing and must be replaced.</source>
        <translation>
            <numerusform>有 %n 个方括号代号没有对应内容，需要替换。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo brings your text back.</source>
        <translation>撤销可恢复原文。</translation>
    </message>
</context>
<context>
    <name>lianxi::AssistPage</name>
    <message>
        <source>Asking the model to repeat one sentence …</source>
        <translation>正在请模型复述一句话…</translation>
    </message>
    <message>
        <source>Saved. The help is offered where replies are written.</source>
        <translation>已保存，写回复处可用。</translation>
    </message>
    <message>
        <source>Saved. Nothing is offered.</source>
        <translation>已保存，不提供帮助。</translation>
    </message>
    <message>
        <source>It could not be saved: %1</source>
        <translation>无法保存：%1</translation>
    </message>
    <message>
        <source>It works: the model answered in %1 s.</source>
        <translation>可用：模型在 %1 秒内作答。</translation>
    </message>
    <message>
        <source>The model answered in %1 s, but it changes the names that stand for personal data: expect drafts with gaps.</source>
        <translation>模型在 %1 秒内作答，但改动了代表个人信息的代号，拟稿可能缺内容。</translation>
    </message>
    <message>
        <source>Last asked at %1: all well.</source>
        <translation>最近一次请求 %1：正常。</translation>
    </message>
    <message>
        <source>Last asked at %1: %2</source>
        <translation>最近一次请求 %1：%2</translation>
    </message>
    <message>
        <source>Last asked at %1: %2 No help is offered until %3.</source>
        <translation>最近一次请求 %1：%2%3 之前不提供帮助。</translation>
    </message>
    <message>
        <source>Last asked at %1: %2 No help is offered until the setup is saved again.</source>
        <translation>最近一次请求 %1：%2重新保存设置之前不提供帮助。</translation>
    </message>
    <message>
        <source>Help from a large model</source>
        <translation>大模型帮助</translation>
    </message>
    <message>
        <source>Drafts replies, writes them in another tone, translates, and sums a case up for whoever takes it over. Any endpoint that speaks the OpenAI-compatible interface will do, on this machine too.</source>
        <translation>拟写回复、换种语气改写、翻译，并为接手的同事写交接小结。任何 OpenAI 兼容接口都可使用，包括本机运行的模型。</translation>
    </message>
    <message>
        <source>Phone numbers, names, addresses, order numbers and the like that the desk recognises stay here: placeholders leave instead, and the answer gets the data back. Everything else that is said in a case goes to the server named here. Nothing is ever sent to a customer by itself, and each request is on record in its case.</source>
        <translation>识别出的手机号、姓名、地址、订单号等不会外传：发出的是代号，回答到达后再换回。工单中的其他内容会发往这里填写的服务器。任何内容都不会自动发给客户，每次请求都记录在工单中。</translation>
    </message>
    <message>
        <source>Offer help from a large model</source>
        <translation>启用大模型帮助</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>接口地址</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>As the provider calls it</source>
        <translation>按服务商的叫法填写</translation>
    </message>
    <message>
        <source>Kept; type to replace it</source>
        <translation>已保存，输入可更换</translation>
    </message>
    <message>
        <source>None on one's own machine</source>
        <translation>本机模型可不填</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Translate the message</source>
        <translation>翻译消息</translation>
    </message>
    <message>
        <source>Have a reply drafted</source>
        <translation>请大模型拟一条回复</translation>
    </message>
    <message>
        <source>Have my text rewritten</source>
        <translation>请大模型改写我的文字</translation>
    </message>
    <message>
        <source>Have my text translated</source>
        <translation>请大模型翻译我的文字</translation>
    </message>
    <message>
        <source>Have the case summarised</source>
        <translation>请大模型写工单小结</translation>
    </message>
</context>
</TS>
