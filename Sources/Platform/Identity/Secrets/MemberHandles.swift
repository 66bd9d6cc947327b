import Crypto
import Kernel

/// What stands in the address of the page about a member: a keyed hash that means nothing elsewhere. It
/// tells neither who she is nor since when she has an account, and is another one in each organisation.
struct MemberHandles: Sendable {
    private let key: SymmetricKey

    init(secret: [UInt8]) {
        key = SymmetricKey(data: secret + Array("identity-member".utf8))
    }

    /// 32 hexadecimal digits.
    func handle(of person: PersonID, in organisation: OrganisationID) -> String {
        let text = Array("\(organisation) \(person)".utf8)
        return HMAC<SHA256>.authenticationCode(for: text, using: key).prefix(16).hexadecimal
    }

    /// The member whose handle that is. Throws `OrganisationRefusal.unknownMember`.
    func member(_ handle: String, among members: [Member], of organisation: OrganisationID) throws -> Member {
        let found = members.first { self.handle(of: $0.person.id, in: organisation) == handle }
        guard let found else { throw OrganisationRefusal.unknownMember }
        return found
    }
}
