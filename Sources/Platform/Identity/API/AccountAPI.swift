import CanonicalJSON
import HTTPTypes
import Kernel
import Language
import Web

/// What a program may ask of the account it acts for.
struct AccountAPI: Sendable {
    let identity: IdentityDomain

    /// The chapter of the OpenAPI document.
    private static let tag = "account"

    var routes: [APIRoute] { [account] }

    /// `GET /account`
    private var account: APIRoute {
        APIRoute(
            .get, "/account", operation: "getAccount", summary: "identity.api.account", tag: Self.tag,
            access: .needs(.seeAccount),
            answers: [.json(Self.schema, "For whom the token acts, what it passes on, and until when.")]
        ) { request in
            let actor = try request.context.signedIn()
            return .json(answer(actor, request.context.messages))
        }
    }

    private func answer(_ actor: Actor, _ say: Messages) -> JSONValue {
        var answer: [String: JSONValue] = [
            "person": .string(actor.person.description), "pseudonym": .string(actor.pseudonym.text),
            "name": actor.name.map(JSONValue.string) ?? .null,
            "roles": .array(actor.grants.map(Self.json)),
            "organisations": .array(actor.memberships.map(Self.json)),
            "roles_rest": .bool(actor.debt.isOverdue),
        ]
        answer["token"] = actor.token.map { json($0, say) }
        return .object(answer)
    }

    private func json(_ token: APIToken, _ say: Messages) -> JSONValue {
        let known = identity.permissions.filter { token.permissions.contains($0.name) }
        return [
            "id": .string(token.id.description), "name": .string(token.name),
            "organisation": token.organisation.map { .string($0.description) } ?? .null,
            "created_at": .string(token.createdAt.rfc3339), "expires_at": .string(token.expiresAt.rfc3339),
            "permissions": .array(
                known.map { ["name": .string($0.name), "sentence": .string(say($0.sentence))] }),
        ]
    }

    private static func json(_ grant: Grant) -> JSONValue {
        [
            "role": .string(grant.role.rawValue),
            "territory": grant.territory.map { .string($0.description) } ?? .null,
        ]
    }

    private static func json(_ membership: Membership) -> JSONValue {
        [
            "id": .string(membership.organisation.description),
            "roles": .array(membership.roles.map(\.rawValue).sorted().map(JSONValue.string)),
        ]
    }

    private static let schema = Schema.named(
        "Account",
        .object([
            .required("person", .text, "The person's identifier."),
            .required("pseudonym", .text, "What entries of the log call her."),
            .required("name", .nullable(.text), "What others call her."),
            .required("roles", .array(role), "Her roles in the instance."),
            .required("organisations", .array(place), "Her places in organisations."),
            .required(
                "roles_rest", .boolean, "Whether her roles rest until she has set a second factor up."),
            .required("token", token, "What is known of the token that was shown."),
        ]))

    private static let role = Schema.object([
        .required("role", .choice(Role.allCases.map(\.rawValue))),
        .required("territory", .nullable(.text), "Where it holds; null: everywhere."),
    ])

    private static let place = Schema.object([
        .required("id", .text, "The organisation's identifier, that of its entry in the atlas."),
        .required("roles", .array(.choice(OrganisationRole.allCases.map(\.rawValue)))),
    ])

    private static let token = Schema.object([
        .required("id", .text), .required("name", .text, "What its owner calls it."),
        .required("organisation", .nullable(.text), "The organisation it is limited to."),
        .required("created_at", .text(format: "date-time")),
        .required("expires_at", .text(format: "date-time"), "When it ends."),
        .required(
            "permissions",
            .array(
                .object([
                    .required("name", .text), .required("sentence", .text, "What it allows."),
                ])), "Its scope: what it passes on, where its owner may do it."),
    ])
}
