extension Settings {
    /// The reference page `docs/reference/settings.md`, written from the table.
    public static var markdown: String {
        """
        # Settings

        A setting is read from the settings file (a JSON object, `terreau serve --settings FILE`), then from the
        environment, which wins. A list is a JSON array, or one text with commas. This page is written by the
        program from its own table.

        | setting | environment | value | default | purpose |
        |---|---|---|---|---|
        \(table.map(line).joined(separator: "\n"))

        """
    }

    private static func line(_ setting: Setting) -> String {
        let standard = setting.show(Settings())
        let cells = [
            "`\(setting.key)`", "`\(setting.environmentName)`", setting.expected,
            standard.isEmpty ? "none" : "`\(standard)`", setting.purpose,
        ]
        return "| \(cells.joined(separator: " | ")) |"
    }
}
