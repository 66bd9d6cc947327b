import Foundation

/// The memory of this process, from `/proc/self/status` (Linux, proc(5)).
enum ProcessMemory {
    /// Resident and peak resident memory, under the names Prometheus clients agree on.
    static let gauges = [
        Metrics.Gauge("process_resident_memory_bytes", "Memory in RAM.") { bytes("VmRSS:") },
        Metrics.Gauge("process_resident_memory_max_bytes", "Most memory ever in RAM.") { bytes("VmHWM:") },
    ]

    private static func bytes(_ name: String) -> Double {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name) }),
            let kibibytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({
                Double($0)
            })
        else { return 0 }
        return kibibytes * 1024
    }
}
