import Kernel
import Language
import Ledger
import Web

/// Who outside of the site vouches for the log, as a part of its page.
struct LogWitnessesPart: Component {
    let state: LogState
    let say: Messages

    var html: HTML {
        H.section(.id("witnesses")) {
            H.h2(say("log.witnesses.title"))
            H.p(say(state.witnesses.isEmpty ? "log.witnesses.none" : "log.witnesses.what"))
            if !state.witnesses.isEmpty {
                verdict
                Facts(state.witnesses.map(line)).html
            }
        }
    }

    /// Whether as many cosigned the state that is shown as the site asks.
    private var verdict: HTML {
        let found = state.checkpoint?.cosigners.count ?? 0
        guard found < state.trust.required else {
            return H.p(say("log.witnesses.cosigned", count: found))
        }
        return Notice(.warning, say: say) {
            H.p(
                say(
                    "log.witnesses.too-few", ["required": say.format.number(state.trust.required)],
                    count: found))
        }.html
    }

    private func line(_ witness: LedgerWitnessed) -> Facts.Fact {
        guard let last = witness.last else {
            return .init(witness.name, unknown: say("log.witnesses.never"))
        }
        let words = say(
            "log.witnesses.last", ["date": say.format.date(last.at.date)], count: last.size)
        return .init(witness.name, .text(words))
    }
}
