import RDF

/// Whether some request satisfies a formula.
enum Satisfiability: Hashable, Sendable {
    /// One does: its values by what they are of.
    case possible([String: String])
    /// None does.
    case impossible
    /// It depends on what an undefined term means.
    case open(String)
    /// There are too many cases to tell.
    case tooMany

    var isPossible: Bool {
        if case .possible = self { true } else { false }
    }
}

/// Looks for a request that satisfies a formula, under one reading: takes one part of every choice after the
/// other, and leaves a path as soon as what it asks of one operand cannot be.
struct ClauseSolver {
    let scope: AnalysisScope
    let reading: Reading
    /// Operands of which nobody can tell that they ever have a value.
    var doubtful: Set<IRI> = []

    func solve(_ formula: Formula) -> Satisfiability {
        var path: Path? = Path(formula)
        var branches: [Branch] = []
        var open: String?
        while path != nil || !branches.isEmpty {
            if let here = path {
                path = nil
                switch advance(here) {
                case .dead: break
                case .branch(let branch): branches.append(branch)
                case .end(let end) where end.isImpossible: break
                case .end(let end):
                    guard let name = end.openName else { return .possible(end.witness) }
                    open = open ?? name
                }
            } else {
                path = next(&branches)
            }
            if scope.isSpent { return .tooMany }
        }
        return open.map(Satisfiability.open) ?? .impossible
    }

    /// The next part of the last choice, with the path that leads to it.
    private func next(_ branches: inout [Branch]) -> Path? {
        let last = branches.count - 1
        guard branches[last].next < branches[last].parts.count else {
            branches.removeLast()
            return nil
        }
        let branch = branches[last]
        branches[last].next += 1
        scope.spend(1 + branch.path.goals.count + branch.path.atoms.count)
        var path = branch.path
        path.goals.append(Goal(formula: branch.parts[branch.next], isNegated: branch.isNegated))
        return path
    }

    // MARK: One path

    private enum Step {
        case dead
        case end(Path)
        case branch(Branch)
    }

    private func advance(_ start: Path) -> Step {
        var path = start
        while let goal = path.goals.popLast() {
            scope.spend()
            if scope.isSpent || !take(goal, on: &path) { return .dead }
        }
        guard path.nextChoice < path.choices.count else { return .end(path) }
        let choice = path.choices[path.nextChoice]
        path.nextChoice += 1
        return .branch(Branch(path: path, parts: choice.parts, isNegated: choice.isNegated))
    }

    /// Takes what a goal asks onto the path; no when that cannot be.
    private func take(_ goal: Goal, on path: inout Path) -> Bool {
        switch goal.formula {
        case .open(let term): path.open = path.open ?? term
        case .not(let part): path.goals.append(Goal(formula: part, isNegated: !goal.isNegated))
        case .all(let parts) where !goal.isNegated, .any(let parts) where goal.isNegated:
            scope.spend(parts.count)
            path.goals += parts.reversed().map { Goal(formula: $0, isNegated: goal.isNegated) }
        case .all(let parts), .any(let parts):
            if parts.isEmpty { return false }
            path.choices.append(Choice(parts: parts, isNegated: goal.isNegated))
        case .atom(var atom):
            if goal.isNegated { atom.isNegated.toggle() }
            return take(atom, on: &path)
        }
        return true
    }

    private func take(_ atom: Formula.Atom, on path: inout Path) -> Bool {
        if doubtful.contains(atom.key.operand) { path.open = path.open ?? atom.key.operand.string }
        guard reading.sequencesAtOnce || !atom.isInSequence else { return true }
        if path.atoms[atom.key]?.contains(atom) == true { return true }
        path.atoms[atom.key, default: []].append(atom)
        let atoms = path.atoms[atom.key] ?? []
        let solution = DomainSolver(scope: scope, reading: reading).solve(atom.key, atoms)
        path.solutions[atom.key] = solution
        // Of actions only those that are named are tried, so a later goal may still name one.
        return solution != .none || atom.key == FormulaBuilder.action && atoms.contains(where: \.isNegated)
    }

    /// A formula that must hold, or must not.
    fileprivate struct Goal {
        let formula: Formula
        let isNegated: Bool
    }

    /// Formulas of which one must hold, or must not.
    fileprivate struct Choice {
        let parts: [Formula]
        let isNegated: Bool
    }

    /// A choice whose parts are being tried.
    private struct Branch {
        let path: Path
        let parts: [Formula]
        let isNegated: Bool
        var next = 0
    }

    /// What was taken so far, and what is still to take.
    ///
    /// NB: choices are counted and not removed, so that the paths of one choice share them.
    fileprivate struct Path {
        var goals: [Goal]
        var choices: [Choice] = []
        var nextChoice = 0
        var atoms: [Formula.Key: [Formula.Atom]] = [:]
        var solutions: [Formula.Key: Solution] = [:]
        var open: String?

        init(_ formula: Formula) { goals = [Goal(formula: formula, isNegated: false)] }
    }
}

extension ClauseSolver.Path {
    private var sorted: [(key: Formula.Key, value: Solution)] {
        solutions.sorted { $0.key.name < $1.key.name }
    }

    /// Whether nothing can be all that the path asks of one operand.
    fileprivate var isImpossible: Bool { solutions.values.contains(.none) }

    /// What leaves the end of a path open; nil when nothing does.
    fileprivate var openName: String? {
        if let open { return open }
        return sorted.lazy.compactMap { if case .open(let name) = $0.value { name } else { nil } }.first
    }

    fileprivate var witness: [String: String] {
        var witness: [String: String] = [:]
        for (key, solution) in sorted {
            if case .value(let value) = solution { witness[key.name] = value }
        }
        return witness
    }
}
