import Language

extension Gallery {
    /// Controls as they are at first, and as they come back with errors.
    var formExhibits: [Exhibit] {
        [form, corrected]
    }

    private var form: Exhibit {
        Exhibit("Form") {
            Form(.post, action: "/gallery", button: text("Envoyer", "Send"), hidden: [("token", "…")]) {
                TextField(
                    "name", label: text("Nom de l’organisation", "Name of the organisation"),
                    hint: text("Comme dans ses statuts.", "As in its articles."), say: say)
                TextField(
                    "note", label: text("Ce qu’il faut corriger", "What to correct"), kind: .lines(rows: 4),
                    isOptional: true, maximumLength: 4000, say: say)
                SelectField(
                    "form", label: text("Forme juridique", "Legal form"),
                    options: [
                        Choice("", text("Choisir…", "Choose…")), Choice("association", "Association"),
                        Choice("cooperative", text("Coopérative", "Cooperative")),
                    ], say: say)
                classes
            }
        }
    }

    private var classes: ChoiceField {
        ChoiceField(
            "classes", label: text("Ce qu’elle fait", "What it does"), kind: .several,
            choices: [
                Choice("software", text("Logiciels", "Software")),
                Choice(
                    "hardware-reuse", text("Réemploi du matériel", "Hardware reuse"),
                    hint: text("Collecte, réparation, vente.", "Collecting, repairing, selling.")),
            ], chosen: ["software"], say: say)
    }

    private var corrected: Exhibit {
        Exhibit("ErrorSummary") {
            ErrorSummary(
                [
                    FieldError("email", say("form.error.email")),
                    FieldError("answer", say("form.error.choice")),
                ], say: say)
            Form(.post, action: "/gallery", button: text("Envoyer", "Send")) {
                TextField(
                    "email", label: text("Adresse électronique", "E-mail address"), kind: .email,
                    value: "ada@", error: say("form.error.email"), say: say)
                ChoiceField(
                    "answer", label: text("Est-ce à jour\u{202F}?", "Is it up to date?"), kind: .one,
                    choices: [Choice("yes", text("Oui", "Yes")), Choice("no", text("Non", "No"))],
                    error: say("form.error.choice"), isOptional: false, say: say)
            }
        }
    }
}
