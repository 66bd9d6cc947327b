import CanonicalJSON
import HTTPTypes
import Identity
import Kernel
import Language
import Storage
import Web

/// Proposing, and deciding on what was proposed.
extension AtlasAPI {
    private static let id = Parameter<String>.path(
        "id", pattern: "ctb_[0-7][0-9a-hjkmnp-tv-z]{25}", "The proposal's identifier.")
    private static let limit = Parameter<Int>.integer("limit", 1...100, standard: 20, "How many proposals.")

    /// The operations of proposals.
    var proposals: [APIRoute] { [propose, followProposal, waitingProposals, decideProposal] }

    /// `POST /atlas/suggestions`
    private var propose: APIRoute {
        APIRoute(
            .post, "/atlas/suggestions", operation: "proposeEntry", summary: "atlas.api.propose",
            tag: Self.tag, body: Self.proposal,
            answers: [
                .json(
                    Self.followed, status: .created,
                    "It waits until somebody has read it; Location says where to follow it."),
                .problem(.notFound, "There is no entry to correct of that identifier."),
            ]
        ) { request in
            let subject = try await atlas.entryToCorrect(request.body["entry"]?.string)
            let form = ContributionForm(json: request.body, subject: subject)
            let context = request.context
            switch try await atlas.propose(form, language: context.language, now: context.now) {
            case .faults(let faults):
                let say = context.instance.catalogs.messages(in: .english)
                throw ParameterRefusal(
                    faults.sorted { $0.key < $1.key }.map {
                        Problem.Fault("/\($0.key)", say("atlas.suggest.fault.\($0.value)"))
                    })
            case .received(let contribution):
                let place = "\(APIRoute.prefix)/atlas/suggestions/\(contribution.id)"
                return .created(contribution.followed, location: place)
            }
        }
    }

    /// `GET /atlas/suggestions/{id}`
    private var followProposal: APIRoute {
        APIRoute(
            .get, "/atlas/suggestions/{id}", operation: "followProposal",
            summary: "atlas.api.follow-proposal", tag: Self.tag, parameters: [Self.id.declaration],
            answers: [.json(Self.followed, "What became of it.")]
        ) { request in
            let text = request[Self.id]
            guard let id = ID<Contribution>(text),
                let found = try await atlas.database.read({ tx in try tx.contribution(id) })
            else { throw AtlasRefusal.unknownProposal(text) }
            return .json(found.followed)
        }
    }

    /// `GET /atlas/contributions`
    private var waitingProposals: APIRoute {
        APIRoute(
            .get, "/atlas/contributions", operation: "listProposals", summary: "atlas.api.proposals",
            tag: Self.tag, access: .needs(.moderate), parameters: [Self.limit.declaration],
            answers: [
                .json(
                    .object([.required("contributions", .array(Self.contribution, atMost: 100))]),
                    "Those that wait in the territory of the token's owner, the oldest first.")
            ]
        ) { request in
            let actor = try request.context.signedIn()
            let waiting = try await atlas.waiting(for: actor, limit: request[Self.limit])
            return .json(["contributions": .array(waiting.map(\.0.json))])
        }
    }

    /// `POST /atlas/contributions/{id}/decision`
    private var decideProposal: APIRoute {
        APIRoute(
            .post, "/atlas/contributions/{id}/decision", operation: "decideProposal",
            summary: "atlas.api.decide-proposal", tag: Self.tag, access: .needs(.moderate, .thing),
            parameters: [Self.id.declaration], body: Self.decision,
            answers: [
                .json(Self.contribution, "The proposal as it stands now."),
                .problem(.conflict, "It was decided before."),
            ]
        ) { request in
            let actor = try request.context.signedIn()
            let id = try await atlas.contribution(request[Self.id], decidedBy: actor)
            let verdict = try Self.verdict(request.body)
            _ = try await DecideContribution(in: atlas.database, ids: atlas.ids)(
                id, verdict, by: actor, now: request.context.now)
            // NB: read again, since the words for whoever decides are gone with the decision.
            let decided = try await atlas.database.read { tx in try tx.contribution(id) }
            guard let decided else { throw AtlasRefusal.unknownProposal(id.description) }
            return .json(decided.json)
        }
    }

    private static func verdict(_ body: JSONValue) throws -> DecideContribution.Verdict {
        let reason = body["reason"]?.string.flatMap { Contribution.Reason(rawValue: $0) }
        switch (body["decision"]?.string, reason) {
        case ("accept", nil): return .accept
        case ("reject", let reason?): return .reject(reason)
        case ("accept", _):
            throw ParameterRefusal([.init("/reason", "What is accepted takes no reason.")])
        default: throw ParameterRefusal([.init("/reason", "What is put aside takes a reason.")])
        }
    }
}

extension Contribution {
    /// What whoever sent it may know of it.
    fileprivate var followed: JSONValue {
        let all = json
        return [
            "id": all["id"] ?? .null, "received_at": all["received_at"] ?? .null,
            "state": all["state"] ?? .null, "entry": all["entry"] ?? .null, "reason": all["reason"] ?? .null,
            "decided_at": all["decided_at"] ?? .null,
        ]
    }
}

extension ContributionForm {
    /// What a program sent; members that are absent are empty.
    fileprivate init(json: JSONValue, subject: Entry?) {
        let texts = (json.object ?? [:]).compactMap { name, value in
            value.string.map { FormValues.Pair(name, $0) }
        }
        let classes = (json["classes"]?.array ?? []).compactMap(\.string).map {
            FormValues.Pair("classes", $0)
        }
        self.init(FormValues(texts + classes), subject: subject)
    }
}

// MARK: Schemas

extension AtlasAPI {
    fileprivate static let proposal = Schema.named(
        "Proposal",
        .object([
            .optional(
                "entry", .string(.init(length: 1...40)),
                "The identifier of the entry to correct; a new one else."),
            .optional(
                "type", .choice([EntryType.organisation, .solution, .place].map(\.rawValue)),
                "What a new one is."),
            .required("name", line("name")), .optional("summary", line("summary")),
            .optional("website", line("website")),
            .optional("country", .string(.init(length: 0...2)), "ISO 3166-1, such as FR."),
            .optional("locality", line("locality")),
            .optional("legal_form", .string(.init(length: 0...60)), "A term of the vocabulary legal-forms."),
            .optional(
                "classes", .array(.string(.init(length: 1...60)), atMost: 20),
                "Terms of the vocabulary social-tech-classes."),
            .optional("evidence", line("evidence"), "An address where it can be checked."),
            .optional(
                "words", .string(.init(length: 0...Contribution.longestWords)),
                "For whoever reads it; erased with the decision."),
        ]))

    private static func line(_ name: String) -> Schema {
        .string(.init(length: 0...(ContributionForm.longest[name] ?? Contribution.longestWords)))
    }

    fileprivate static let decision = Schema.named(
        "Decision",
        .object([
            .required("decision", .choice(["accept", "reject"])),
            .optional(
                "reason", .choice(Contribution.Reason.allCases.map(\.rawValue)), "Why it is put aside."),
        ]))

    private static let fate: [Schema.Member] = [
        .required("id", .text), .required("received_at", .text(format: "date-time")),
        .required("state", .choice(Contribution.State.allCases.map(\.rawValue))),
        .required("entry", .nullable(.text), "The entry that it made or changed."),
        .required("reason", .nullable(.text), "Why it was put aside."),
        .required("decided_at", .nullable(.text(format: "date-time"))),
    ]

    fileprivate static let followed = Schema.named("ProposalState", .object(fate))

    fileprivate static let contribution = Schema.named(
        "Contribution",
        .object(
            fate + [
                .required("subject", .nullable(.text), "The entry to correct; null for a new one."),
                .required("payload", .any, "What is proposed, as a record of the atlas."),
                .required("evidence", .nullable(.text), "Where it can be checked."),
                .required("words", .nullable(.text), "For whoever reads it; gone with the decision."),
                .required("decided_by", .nullable(.text), "The pseudonym of who decided."),
            ]))
}
