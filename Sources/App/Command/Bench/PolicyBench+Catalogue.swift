import CanonicalJSON
import Policy
import RDF

extension PolicyBench {
    /// A policy with what a catalogue keeps ready beside it: facts of parties and of purposes.
    struct Catalogue {
        let policies: CompiledPolicies
        let parties: [String: PreparedFacts]
        let purposes: [String: PreparedFacts]
        let actions: [String: IRI]
        private let permille: Int?
        private let days: Int?

        init(_ policies: CompiledPolicies, _ requests: [CommonsRequest], _ ledger: CommonsLedger) {
            self.policies = policies
            permille = policies.slot(of: IRI(sc + "contributionPermille"))
            days = policies.slot(of: IRI(sc + "contributionDays"))
            var (parties, purposes, actions) = (
                [String: PreparedFacts](), [String: PreparedFacts](), [String: IRI]()
            )
            for request in requests {
                actions[request.action] = IRI((request.action == "train" ? sc : odrl) + request.action)
                purposes[request.purpose] = PreparedFacts(
                    policies, [IRI(odrl + "purpose"): [.term(IRI(sc + request.purpose))]])
                guard parties[request.party] == nil, let party = ledger.party(request.party) else { continue }
                parties[request.party] = PreparedFacts(
                    policies,
                    [
                        IRI(sc + "partyKind"): [.term(IRI(sc + party.kind))],
                        IRI(sc + "evidenceLevel"): [.number(DecimalNumber(party.evidence))],
                    ])
            }
            (self.parties, self.purposes, self.actions) = (parties, purposes, actions)
        }

        /// Measures the party's reciprocity, puts everything together and decides.
        func permits(
            _ request: CommonsRequest, _ licence: CommonsLicence, _ ledger: CommonsLedger
        ) -> Bool {
            guard let action = actions[request.action], let measure = licence.measure(request, in: ledger),
                let party = parties[request.party], let purpose = purposes[request.purpose]
            else { return false }
            var situation = Situation(
                policies, party: IRI(request.party), action: action, asset: asset, facts: [:], now: moment)
            situation.add(party)
            situation.add(purpose)
            if let permille { situation.set(measure.permille, at: permille) }
            if let days { situation.set(measure.days, at: days) }
            return policies.permits(situation)
        }

        /// The same question with its answer, as another engine takes it; nil when nothing is known of the
        /// party.
        func question(
            _ request: CommonsRequest, _ licence: CommonsLicence, _ ledger: CommonsLedger
        ) -> JSONValue? {
            guard let action = actions[request.action], let party = ledger.party(request.party),
                let measure = licence.measure(request, in: ledger)
            else { return nil }
            let context: JSONValue = [
                odrl + "purpose": .string(sc + request.purpose), odrl + "dateTime": .integer(now),
                sc + "partyKind": .string(sc + party.kind), sc + "evidenceLevel": .integer(party.evidence),
                sc + "contributionPermille": .integer(measure.permille),
                sc + "contributionDays": .integer(measure.days),
            ]
            return [
                "party": .string(request.party), "action": .string(action.string),
                "asset": .string(asset.string), "context": context,
                "permitted": .bool(permits(request, licence, ledger)),
            ]
        }
    }

    private static let asset: IRI = "urn:asset:a1"
    private static let moment = Moment(secondsSince1970: now)

    /// Ten rules in the manner of the licence.
    static let policy = """
        @prefix odrl: <\(odrl)> . @prefix sc: <\(sc)> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <urn:policy:bench> a odrl:Offer ; odrl:profile sc:profile ; odrl:conflict odrl:prohibit ;
          odrl:target <urn:asset:a1> ;
          odrl:permission <urn:r:1>, <urn:r:2>, <urn:r:3>, <urn:r:4>, <urn:r:5> ;
          odrl:prohibition <urn:r:6>, <urn:r:7>, <urn:r:8>, <urn:r:9>, <urn:r:10> .
        <urn:r:1> a odrl:Permission ; odrl:action odrl:use ; odrl:constraint
          [ odrl:leftOperand sc:partyKind ; odrl:operator odrl:isA ; odrl:rightOperand sc:SocialEconomyEntity ],
          [ odrl:leftOperand odrl:purpose ; odrl:operator odrl:isA ; odrl:rightOperand sc:GeneralInterestService ],
          [ odrl:leftOperand sc:evidenceLevel ; odrl:operator odrl:gteq ; odrl:rightOperand 1 ],
          [ odrl:leftOperand sc:contributionPermille ; odrl:operator odrl:gteq ; odrl:rightOperand 200 ] .
        <urn:r:2> a odrl:Permission ; odrl:action odrl:use ; odrl:constraint
          [ odrl:leftOperand sc:partyKind ; odrl:operator odrl:eq ; odrl:rightOperand sc:PublicBody ],
          [ odrl:leftOperand odrl:purpose ; odrl:operator odrl:isA ; odrl:rightOperand sc:GeneralInterestService ],
          [ odrl:leftOperand sc:contributionPermille ; odrl:operator odrl:gteq ; odrl:rightOperand 200 ] .
        <urn:r:3> a odrl:Permission ; odrl:action odrl:read ; odrl:constraint
          [ odrl:leftOperand sc:partyKind ; odrl:operator odrl:eq ; odrl:rightOperand sc:Individual ] .
        <urn:r:4> a odrl:Permission ; odrl:action odrl:read, odrl:execute ; odrl:constraint
          [ odrl:leftOperand sc:partyKind ; odrl:operator odrl:eq ; odrl:rightOperand sc:ForProfit ],
          [ odrl:leftOperand sc:contributionPermille ; odrl:operator odrl:gteq ; odrl:rightOperand 500 ] .
        <urn:r:5> a odrl:Permission ; odrl:action odrl:derive ; odrl:constraint
          [ odrl:leftOperand sc:contributionDays ; odrl:operator odrl:gteq ; odrl:rightOperand 3 ],
          [ odrl:leftOperand odrl:purpose ; odrl:operator odrl:isAnyOf ;
            odrl:rightOperand sc:Research, sc:Health ] .
        <urn:r:6> a odrl:Prohibition ; odrl:action sc:reidentify .
        <urn:r:7> a odrl:Prohibition ; odrl:action odrl:use ; odrl:constraint
          [ odrl:leftOperand odrl:purpose ; odrl:operator odrl:isA ; odrl:rightOperand sc:ExcludedUse ] .
        <urn:r:8> a odrl:Prohibition ; odrl:action odrl:transfer .
        <urn:r:9> a odrl:Prohibition ; odrl:action sc:train ; odrl:constraint
          [ odrl:leftOperand sc:evidenceLevel ; odrl:operator odrl:lt ; odrl:rightOperand 2 ] .
        <urn:r:10> a odrl:Prohibition ; odrl:action odrl:use ; odrl:constraint
          [ odrl:leftOperand odrl:dateTime ; odrl:operator odrl:gteq ;
            odrl:rightOperand "2030-01-01T00:00:00Z"^^xsd:dateTime ] .
        """
}
