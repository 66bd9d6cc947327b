import Kernel
import Language
import Web

/// The people of an organisation, a page at a time.
struct PeopleList: Sendable {
    /// Everybody.
    let all: [Member]
    /// The number of the page, from 1.
    let number: Int
    let say: Messages

    /// People on a page.
    static let onOnePage = 50

    init(_ all: [Member], page: String?, say: Messages) {
        self.all = all
        self.say = say
        let last = max(1, (all.count + PeopleList.onOnePage - 1) / PeopleList.onOnePage)
        number = min(max(1, page.flatMap { Int($0) } ?? 1), last)
    }

    /// Those of this page.
    var shown: ArraySlice<Member> {
        all.dropFirst((number - 1) * PeopleList.onOnePage).prefix(PeopleList.onOnePage)
    }

    /// How many administer the organisation.
    var administrators: Int { all.count(where: \.isAdministrator) }

    /// The table, with other columns for whoever may see more.
    func table(_ more: [(title: MessageKey, cell: (Member) -> HTML)] = []) -> DataTable {
        DataTable(
            say("identity.people.caption"),
            columns: ["name", "roles", "since"].map { DataTable.Column(say("identity.people.\($0)")) }
                + more.map { DataTable.Column(say($0.title)) },
            rows: shown.map { member in
                [.text(name(of: member)), .text(roles(member.roles)), date(member.since)]
                    + more.map { $0.cell(member) }
            })
    }

    /// The ways to the other pages of the list at `path`.
    func pagination(_ path: String) -> Pagination {
        let first = (number - 1) * PeopleList.onOnePage
        return Pagination(
            position: say(
                "identity.people.position",
                [
                    "first": say.format.number(first + 1), "last": say.format.number(first + shown.count),
                    "all": say.format.number(all.count),
                ]),
            previous: number > 1 ? "\(path)?page=\(number - 1)" : nil,
            next: first + shown.count < all.count ? "\(path)?page=\(number + 1)" : nil, say: say)
    }

    /// What she calls herself, or that she has not said.
    func name(of member: Member) -> String { member.person.name ?? say("identity.people.unnamed") }

    /// The roles in words.
    func roles(_ roles: Set<OrganisationRole>) -> String {
        say.format.list(roles.inOrder.map { say($0.title) })
    }

    /// A day.
    func date(_ moment: Instant) -> HTML {
        H.time(say.format.date(moment.date), .datetime(moment.date.description))
    }
}

/// The roles to tick, each with what it is for. `member` is ticked for everybody and not shown.
struct RoleField: Component {
    let chosen: Set<OrganisationRole>
    let error: String?
    let say: Messages

    var html: HTML {
        ChoiceField(
            "role", label: say("identity.people.roles"), kind: .several,
            choices: OrganisationRole.allCases.filter { $0 != .member }.map {
                Choice($0.rawValue, say($0.title), hint: say($0.sentence))
            },
            chosen: Set(chosen.map(\.rawValue)), hint: say("identity.people.roles.hint"), error: error,
            say: say
        ).html
    }
}
