<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>lianxi::CardPage</name>
    <message>
        <source>%1 (me)</source>
        <translation>%1（我）</translation>
    </message>
    <message>
        <source>This card is damaged; saving makes it anew.</source>
        <translation>名片已损坏，保存后将重新生成。</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>没有照片</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Saved. Colleagues and customers see it from now on.</source>
        <translation>已保存，同事和客户从现在起会看到。</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp *.bmp);;All files (*)</source>
        <translation>图片 (*.jpg *.jpeg *.png *.webp *.bmp);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading the photo …</source>
        <translation>正在读取照片…</translation>
    </message>
    <message>
        <source>This is no picture that can be read here. Choose a JPEG or PNG.</source>
        <translation>这不是可以读取的图片。请选择 JPEG 或 PNG。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>文件无法读取。</translation>
    </message>
    <message>
        <source>Agent card</source>
        <translation>坐席名片</translation>
    </message>
    <message>
        <source>Customers meet a person with a name and a face: the key that inserts the introduction puts the signature into the reply, and the photo with it where the platform takes pictures. Colleagues see the card beside messages. Of a photo only what is seen is kept.</source>
        <translation>让客户面对有姓名、有面孔的人：插入自我介绍的按键会把签名写入回复，平台支持图片时附上照片。同事在消息旁看到名片。照片只保留画面本身。</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>谁的名片</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>What they are</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Introduction</source>
        <translation>自我介绍</translation>
    </message>
    <message>
        <source>After-sales, Shanghai</source>
        <translation>售后 · 上海</translation>
    </message>
    <message>
        <source>Choose a photo …</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Without a photo</source>
        <translation>不用照片</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃更改</translation>
    </message>
</context>
<context>
    <name>lianxi::ConversationPanel</name>
    <message>
        <source>“%1” says how long the customer waits, and nobody can tell: nothing was done.</source>
        <translation>“%1”提到客户要等多久，但目前无法估计：未执行任何操作。</translation>
    </message>
</context>
</TS>
