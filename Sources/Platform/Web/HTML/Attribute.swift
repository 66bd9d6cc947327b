/// One attribute of an element. The value is escaped when written; addresses are checked first.
public struct Attribute: Sendable {
    enum Value: Sendable {
        case text(String)
        case present
        case absent
    }

    let name: StaticString
    let suffix: StaticString
    let value: Value

    private init(_ name: StaticString, suffix: StaticString = "", value: Value) {
        self.name = name
        self.suffix = suffix
        self.value = value
    }

    /// An attribute with a text value, for names that have no function of their own.
    /// NB: not for `href`, `src` or `action`: their own functions refuse dangerous addresses.
    public init(_ name: StaticString, _ value: String) {
        self.init(name, value: .text(value))
    }

    /// An attribute that is there or not, such as `required`.
    public init(_ name: StaticString, when condition: Bool = true) {
        self.init(name, value: condition ? .present : .absent)
    }

    /// `attribute` if the condition holds, else nothing.
    public static func when(_ condition: Bool, _ attribute: @autoclosure () -> Attribute) -> Attribute {
        condition ? attribute() : .none
    }

    /// `make` of the value if there is one, else nothing.
    public static func ifLet<T>(_ value: T?, _ make: (T) -> Attribute) -> Attribute {
        value.map(make) ?? .none
    }

    /// No attribute.
    public static var none: Attribute { Attribute("", value: .absent) }
}

extension Attribute {
    /// The classes that are not nil, in order; no attribute when none is left.
    public static func `class`(_ names: String?...) -> Attribute {
        let present = names.compactMap(\.self)
        return present.isEmpty ? .none : Attribute("class", present.joined(separator: " "))
    }

    /// The element's name within the page.
    public static func id(_ value: String) -> Attribute { Attribute("id", value) }

    /// The language of the content, as a BCP 47 tag.
    public static func lang(_ tag: String) -> Attribute { Attribute("lang", tag) }

    /// `aria-<name>`: `.aria("label", "Map")`.
    public static func aria(_ name: StaticString, _ value: String) -> Attribute {
        Attribute("aria-", suffix: name, value: .text(value))
    }

    /// `data-<name>`, read by the scripts.
    public static func data(_ name: StaticString, _ value: String) -> Attribute {
        Attribute("data-", suffix: name, value: .text(value))
    }

    /// The address a link leads to. Left out unless `SafeAddress` accepts it, so that the words stay and the
    /// danger goes.
    public static func href(_ address: String) -> Attribute { checked("href", address) }

    /// The address of a script or an image; left out unless it is relative or http(s).
    public static func src(_ address: String) -> Attribute { checked("src", address) }

    /// The address a form is sent to; left out unless it is relative or http(s).
    public static func action(_ address: String) -> Attribute { checked("action", address) }

    private static func checked(_ name: StaticString, _ address: String) -> Attribute {
        SafeAddress.accepts(address, forLink: name.utf8CodeUnitCount == 4)
            ? Attribute(name, address) : .none
    }

    /// `rel`, how the linked page relates to this one.
    public static func rel(_ value: String) -> Attribute { Attribute("rel", value) }
    /// `role`, for the few widgets HTML has no element for.
    public static func role(_ value: String) -> Attribute { Attribute("role", value) }
    /// `title`, an advisory text.
    public static func title(_ value: String) -> Attribute { Attribute("title", value) }
    /// `type` of a control, a script or a linked resource.
    public static func type(_ value: String) -> Attribute { Attribute("type", value) }
    /// `name` of a control or of a piece of metadata.
    public static func name(_ value: String) -> Attribute { Attribute("name", value) }
    /// `value` of a control.
    public static func value(_ value: String) -> Attribute { Attribute("value", value) }
    /// `content` of a piece of metadata.
    public static func content(_ value: String) -> Attribute { Attribute("content", value) }
    /// `for`: the id of the control a label belongs to.
    public static func `for`(_ id: String) -> Attribute { Attribute("for", id) }
    /// `method` of a form.
    public static func method(_ value: String) -> Attribute { Attribute("method", value) }
    /// `placeholder`: an example, never a label.
    public static func placeholder(_ value: String) -> Attribute { Attribute("placeholder", value) }
    /// `autocomplete`, which personal detail a control asks for (HTML § autofill).
    public static func autocomplete(_ value: String) -> Attribute { Attribute("autocomplete", value) }
    /// `datetime`, the machine form of a `time` element.
    public static func datetime(_ value: String) -> Attribute { Attribute("datetime", value) }
    /// `scope` of a header cell: `col` or `row`.
    public static func scope(_ value: String) -> Attribute { Attribute("scope", value) }
    /// `tabindex`; −1 lets a script or a fragment move the focus there.
    public static func tabindex(_ value: Int) -> Attribute { Attribute("tabindex", String(value)) }
    /// `required`.
    public static func required(_ condition: Bool = true) -> Attribute {
        Attribute("required", when: condition)
    }
    /// `checked`, of a checkbox or a radio button.
    public static func checked(_ condition: Bool) -> Attribute { Attribute("checked", when: condition) }
    /// `selected`, of an option.
    public static func selected(_ condition: Bool) -> Attribute { Attribute("selected", when: condition) }
    /// `aria-current="page"` (or another kind) when the condition holds.
    public static func current(_ condition: Bool = true, _ kind: String = "page") -> Attribute {
        condition ? .aria("current", kind) : .none
    }
}
