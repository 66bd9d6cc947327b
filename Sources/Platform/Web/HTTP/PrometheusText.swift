/// Writes the Prometheus text exposition format 0.0.4.
struct PrometheusText {
    private(set) var text = ""

    init(_ write: (inout PrometheusText) -> Void) {
        write(&self)
    }

    mutating func counter(_ name: String, _ help: String) { head(name, help, "counter") }

    mutating func histogram(_ name: String, _ help: String) { head(name, help, "histogram") }

    mutating func gauge(_ gauge: Metrics.Gauge) {
        head(gauge.name, gauge.help, "gauge")
        sample(gauge.name, [], gauge.value())
    }

    mutating func sample(_ name: String, _ labels: [(String, String)], _ value: Double) {
        let pairs = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        let number = Int64(exactly: value).map { "\($0)" } ?? "\(value)"
        text += "\(name)\(pairs.isEmpty ? "" : "{\(pairs)}") \(number)\n"
    }

    private mutating func head(_ name: String, _ help: String, _ type: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    private static func escaped(_ value: String) -> String {
        value.reduce(into: "") { escaped, character in
            switch character {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.append(character)
            }
        }
    }
}
