extension String {
    /// The text with control characters, line separators and marks that turn the direction of writing as
    /// escapes (`\u{1B}`): what a source says cannot steer the terminal that shows it.
    public var withEscapedControls: String {
        guard unicodeScalars.contains(where: \.steersTerminal) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            guard scalar.steersTerminal else { return text.unicodeScalars.append(scalar) }
            text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        }
    }
}

extension Unicode.Scalar {
    fileprivate var steersTerminal: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: properties.isBidiControl
        }
    }
}
