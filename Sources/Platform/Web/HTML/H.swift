/// The elements of HTML, by name: `H.p("Text")`, `H.ul { H.li("One") }`, `H.input(.type("search"))`.
/// One namespace, so that a local called `title` or `label` never hides a tag.
public enum H {
    /// A link, or its place when there is no address.
    public static let a = Element("a")
    /// An abbreviation.
    public static let abbr = Element("abbr")
    /// Contact details of the nearest article or of the page.
    public static let address = Element("address")
    /// A piece that stands on its own.
    public static let article = Element("article")
    /// Beside the subject.
    public static let aside = Element("aside")
    /// Drawn to attention, without more importance.
    public static let b = Element("b")
    /// A quotation from elsewhere.
    public static let blockquote = Element("blockquote")
    /// What the page shows.
    public static let body = Element("body")
    /// A button.
    public static let button = Element("button")
    /// The title of a table.
    public static let caption = Element("caption")
    /// The title of a work.
    public static let cite = Element("cite")
    /// A piece of computer text.
    public static let code = Element("code")
    /// Content with a machine form.
    public static let data = Element("data")
    /// The value in a description list.
    public static let dd = Element("dd")
    /// What opens on demand.
    public static let details = Element("details")
    /// A group without meaning of its own.
    public static let div = Element("div")
    /// A description list.
    public static let dl = Element("dl")
    /// The name in a description list.
    public static let dt = Element("dt")
    /// Stress.
    public static let em = Element("em")
    /// Controls that belong together.
    public static let fieldset = Element("fieldset")
    /// The caption of a figure.
    public static let figcaption = Element("figcaption")
    /// A figure with its caption.
    public static let figure = Element("figure")
    /// The foot of a page or section.
    public static let footer = Element("footer")
    /// A form.
    public static let form = Element("form")
    /// The page's title.
    public static let h1 = Element("h1")
    /// A heading of the second rank.
    public static let h2 = Element("h2")
    /// A heading of the third rank.
    public static let h3 = Element("h3")
    /// A heading of the fourth rank.
    public static let h4 = Element("h4")
    /// What the page says about itself.
    public static let head = Element("head")
    /// The head of a page or section.
    public static let header = Element("header")
    /// The document.
    public static let html = Element("html")
    /// In another voice.
    public static let i = Element("i")
    /// A key.
    public static let kbd = Element("kbd")
    /// The words of a control.
    public static let label = Element("label")
    /// The title of a fieldset.
    public static let legend = Element("legend")
    /// An item of a list.
    public static let li = Element("li")
    /// The main content.
    public static let main = Element("main")
    /// Marked as relevant, such as a found word.
    public static let mark = Element("mark")
    /// Links around the site.
    public static let nav = Element("nav")
    /// A list whose order matters.
    public static let ol = Element("ol")
    /// A choice of a select.
    public static let option = Element("option")
    /// Choices of a select under one title.
    public static let optgroup = Element("optgroup")
    /// The result of a calculation.
    public static let output = Element("output")
    /// A paragraph.
    public static let p = Element("p")
    /// Preformatted text.
    public static let pre = Element("pre")
    /// No longer true.
    public static let s = Element("s")
    /// A script, always by its address.
    public static let script = Element("script")
    /// The search landmark.
    public static let search = Element("search")
    /// A part under a heading.
    public static let section = Element("section")
    /// A choice among options.
    public static let select = Element("select")
    /// Small print.
    public static let small = Element("small")
    /// A stretch of text without meaning of its own.
    public static let span = Element("span")
    /// Important.
    public static let strong = Element("strong")
    /// Subscript.
    public static let sub = Element("sub")
    /// What opens a details element.
    public static let summary = Element("summary")
    /// Superscript.
    public static let sup = Element("sup")
    /// A drawing.
    public static let svg = Element("svg")
    /// A table.
    public static let table = Element("table")
    /// The rows of a table.
    public static let tbody = Element("tbody")
    /// A cell.
    public static let td = Element("td")
    /// Several lines to write in.
    public static let textarea = Element("textarea")
    /// The foot rows of a table.
    public static let tfoot = Element("tfoot")
    /// A header cell.
    public static let th = Element("th")
    /// The head rows of a table.
    public static let thead = Element("thead")
    /// A date or a time with its machine form.
    public static let time = Element("time")
    /// The document's title.
    public static let title = Element("title")
    /// A row.
    public static let tr = Element("tr")
    /// A list.
    public static let ul = Element("ul")
    /// A group of a drawing.
    public static let g = Element("g")
    /// A path of a drawing.
    public static let path = Element("path")
    /// A circle of a drawing.
    public static let circle = Element("circle")
    /// A rectangle of a drawing.
    public static let rect = Element("rect")

    /// A line break that is part of the content.
    public static let br = VoidElement("br")
    /// A column of a table.
    public static let col = VoidElement("col")
    /// A change of subject.
    public static let hr = VoidElement("hr")
    /// An image.
    public static let img = VoidElement("img")
    /// A control.
    public static let input = VoidElement("input")
    /// A link of the document as a whole.
    public static let link = VoidElement("link")
    /// A piece of metadata.
    public static let meta = VoidElement("meta")
    /// A place where a long word may break.
    public static let wbr = VoidElement("wbr")
}
