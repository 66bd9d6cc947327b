import Glibc
import Testing

@testable import Outbound

@Suite("The way out")
struct OutboundTests {
    @Test(
        "Private and special addresses are not public (RFC 6890, section 2.2)",
        arguments: [
            "127.0.0.1", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1",
            "fc00::1", "ff02::1", "::ffff:127.0.0.1", "2001:db8::1", "64:ff9b::7f00:1", "2002:7f00:1::",
            "2001::1",
        ])
    func special(text: String) throws {
        let bytes = try #require(Self.bytes(text))
        #expect(
            bytes.count == 4 ? !PublicAddresses.isPublicIPv4(bytes) : !PublicAddresses.isPublicIPv6(bytes))
    }

    @Test(
        "Others are",
        arguments: [
            "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.128.0.1", "193.0.0.1", "2a01:e00::1",
            "2606:4700::1111",
        ])
    func ordinary(text: String) throws {
        let bytes = try #require(Self.bytes(text))
        #expect(bytes.count == 4 ? PublicAddresses.isPublicIPv4(bytes) : PublicAddresses.isPublicIPv6(bytes))
    }

    @Test(
        "Names and spellings that lead to this machine are refused",
        arguments: ["http://localhost:9/", "http://127.1:9/", "http://[::1]:9/", "http://2130706433:9/"])
    func refuses(address: String) {
        #expect(throws: OutboundError.privateAddress) {
            try OutboundHTTP().get(address, longestBytes: 1)
        }
    }

    @Test(
        "Other schemes are not spoken",
        arguments: ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/"])
    func otherSchemes(address: String) {
        #expect(throws: OutboundError.self) {
            try OutboundHTTP(allowsPrivateAddresses: true).get(address, longestBytes: 100)
        }
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
        var six = in6_addr()
        return inet_pton(AF_INET6, text, &six) == 1 ? withUnsafeBytes(of: six) { Array($0) } : nil
    }
}
