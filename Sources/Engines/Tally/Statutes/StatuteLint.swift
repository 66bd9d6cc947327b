/// Says which clause of a statute file breaks the law, and which article.
public enum StatuteLint {
    /// A clause that is wrong or odd.
    public struct Finding: Sendable, Hashable {
        /// The clause as a path into the file.
        public let clause: String
        /// What is wrong, as a code.
        public let code: String
        /// The article it breaks.
        public let law: String
        /// Whether the law forbids it; otherwise it is worth a second look.
        public let isBreach: Bool
    }

    private static let article = "Loi n° 47-1775 du 10 septembre 1947, "

    /// Everything that was found, in the order of the clauses.
    public static func findings(_ statute: Statute) -> [Finding] {
        vote(statute) + colleges(statute) + outsiders(statute) + quorum(statute)
    }

    private static func breach(_ clause: String, _ code: String, _ law: String) -> Finding {
        Finding(clause: clause, code: code, law: article + law, isBreach: true)
    }

    private static func vote(_ statute: Statute) -> [Finding] {
        guard statute.vote == "capital", ["scic", "scop", "cooperative"].contains(statute.form) else {
            return []
        }
        let law = statute.form == "scic" ? "art. 19 octies" : "art. 4 et 9"
        return [breach("vote", "vote-by-capital", law)]
    }

    /// Forms to which the law on co-operatives does not apply.
    private static let otherForms: Set = ["association", "foundation", "fondation", "mutual", "mutuelle"]

    private static func colleges(_ statute: Statute) -> [Finding] {
        guard !statute.colleges.isEmpty, !otherForms.contains(statute.form) else { return [] }
        var findings: [Finding] = []
        if statute.colleges.count < 3 {
            findings.append(breach("colleges", "fewer-than-three-colleges", "art. 19 octies"))
        }
        for college in statute.colleges {
            let clause = "colleges.\(college.id)"
            if college.weight > Rational(1, 2) {
                findings.append(breach(clause + ".weight", "over-half", "art. 19 octies"))
            }
            if college.weight < Rational(1, 10) {
                findings.append(breach(clause + ".weight", "under-tenth", "art. 19 octies"))
            }
            if mentionsCapital(college.criterion) {
                findings.append(breach(clause + ".criterion", "capital-as-criterion", "art. 19 octies"))
            }
        }
        if statute.colleges.map(\.weight).sum() != .one {
            findings.append(
                Finding(
                    clause: "colleges", code: "weights-do-not-sum-to-one", law: article + "art. 19 octies",
                    isBreach: true))
        }
        return findings
    }

    /// Words for what a member has paid in.
    private static let capitalWords: Set = [
        "capital", "capitaux", "parts", "souscrit", "souscrits", "souscription", "souscriptions", "shares",
    ]

    private static func mentionsCapital(_ criterion: String) -> Bool {
        let words = criterion.lowercased().split { !$0.isLetter }.map(String.init)
        return !capitalWords.isDisjoint(with: words)
    }

    private static func outsiders(_ statute: Statute) -> [Finding] {
        var findings: [Finding] = []
        let hasOutsiders = statute.colleges.contains(where: \.isNonCooperator)
        if let cap = statute.nonCooperatorCap {
            if cap > Rational(49, 100) {
                findings.append(breach("nonCooperators.cap", "cap-over-49", "art. 3 bis"))
            } else if cap > Rational(35, 100) {
                findings.append(
                    Finding(
                        clause: "nonCooperators.cap", code: "cap-over-35-needs-cooperatives",
                        law: article + "art. 3 bis",
                        isBreach: false))
            }
        } else if hasOutsiders {
            findings.append(breach("nonCooperators.cap", "cap-missing", "art. 3 bis"))
        }
        return findings
    }

    private static func quorum(_ statute: Statute) -> [Finding] {
        guard statute.quorum.second > statute.quorum.first else { return [] }
        return [
            Finding(
                clause: "quorum.second", code: "second-call-stricter-than-first",
                law: "Code de commerce, art. L225-98",
                isBreach: false)
        ]
    }
}
