"""Short vocabularies of the house: entry types, relations, classes of social tech, criteria, evidence."""

PAPERS = {
    "name": "Position papers of the Social Good Accelerator, read for Terreau",
    "url": "https://www.socialgoodaccelerator.eu",
}

# id, (en, fr), (definition en, fr), schema.org type, vocabulary of its kinds
ENTRY_TYPES = [
    (
        "organisation",
        ("Organisation", "Organisation"),
        (
            "An association, co-operative, mutual, foundation, company, public body or group.",
            "Association, coopérative, mutuelle, fondation, société, organisme public ou collectif.",
        ),
        "Organization",
        "organisational-structures",
    ),
    (
        "solution",
        ("Digital solution", "Solution numérique"),
        (
            "Software, an online service, a data set, a model or content that somebody can use.",
            "Logiciel, service en ligne, jeu de données, modèle ou contenu que l'on peut utiliser.",
        ),
        "SoftwareApplication",
        "solution-types",
    ),
    (
        "place",
        ("Place", "Lieu"),
        (
            "Where people are welcomed, helped or trained: a third place, a library, a digital-mediation desk.",
            "Là où l'on est accueilli, aidé ou formé : tiers-lieu, bibliothèque, espace de médiation numérique.",
        ),
        "Place",
        "place-types",
    ),
    (
        "other",
        ("Programme, rule or reference", "Programme, règle ou référence"),
        (
            "What the papers name that is none of these: a programme, a law, a framework, an event, a study.",
            "Ce que les textes nomment et qui n'est rien de cela : programme, loi, référentiel, évènement, étude.",
        ),
        "CreativeWork",
        "reference-kinds",
    ),
]

# id, (en, fr), (inverse en, fr), from types, to types, definition (en, fr)
RELATIONS = [
    (
        "provides",
        ("provides", "propose"),
        ("is provided by", "est proposé par"),
        ["organisation"],
        ["solution", "place", "other"],
        (
            "The organisation answers for it and offers it to others.",
            "L'organisation en répond et l'offre à d'autres.",
        ),
    ),
    (
        "maintains",
        ("maintains", "maintient"),
        ("is maintained by", "est maintenu par"),
        ["organisation"],
        ["solution", "other"],
        ("The organisation keeps it in working order.", "L'organisation le garde en état de marche."),
    ),
    (
        "uses",
        ("uses", "utilise"),
        ("is used by", "est utilisé par"),
        ["organisation", "place", "solution"],
        ["solution", "other"],
        ("The one works with the other.", "L'un travaille avec l'autre."),
    ),
    (
        "offers-support",
        ("offers support for", "accompagne"),
        ("is supported by", "est accompagné par"),
        ["organisation", "place"],
        ["organisation", "solution", "place", "other"],
        ("Help, training, funding or hosting is given.", "Aide, formation, financement ou hébergement."),
    ),
    (
        "member-of",
        ("is a member of", "est membre de"),
        ("has as member", "a pour membre"),
        ["organisation"],
        ["organisation"],
        ("By the published list of members.", "Selon la liste publiée des membres."),
    ),
    (
        "part-of",
        ("is part of", "fait partie de"),
        ("has as part", "comprend"),
        ["organisation", "solution", "place", "other"],
        ["organisation", "solution", "place", "other"],
        (
            "A programme of an organisation, a part of a whole.",
            "Programme d'une organisation, partie d'un tout.",
        ),
    ),
]

# id, (en, fr, es), (definition en, fr), example named by the paper, aliases. The order is the paper's (004, reason 4).
SOCIAL_TECH_CLASSES = [
    (
        "platforms",
        ("Platforms", "Plateformes", "Plataformas"),
        (
            "Online platforms owned or governed by those who use them or work on them.",
            "Plateformes en ligne possédées ou gouvernées par celles et ceux qui s'en servent ou y travaillent.",
        ),
        "plateformes (les Licoornes)",
        ["platform", "plateforme", "platform co-operative"],
    ),
    (
        "consulting",
        ("Consulting", "Conseil", "Consultoría"),
        (
            "Advice to organisations on their digital choices, strategy and data.",
            "Conseil aux organisations sur leurs choix numériques, leur stratégie et leurs données.",
        ),
        "consulting (la coalition Tech for Good, Dataactivist, Social Declik)",
        ["conseil", "advice"],
    ),
    (
        "citizen-data",
        ("Citizen data", "Données citoyennes", "Datos ciudadanos"),
        (
            "Open data made, checked and kept by citizens.",
            "Données ouvertes produites, vérifiées et tenues par des citoyens.",
        ),
        "data citoyennes (Open food facts, Open Street Map, Wikimedia, Data for good)",
        ["data", "citizen data", "données", "open data"],
    ),
    (
        "training",
        (
            "Training for particular publics",
            "Formation de publics spécifiques",
            "Formación de públicos específicos",
        ),
        (
            "Digital training for people far from jobs, rights or screens.",
            "Formation au numérique pour les personnes éloignées de l'emploi, des droits ou des écrans.",
        ),
        "organismes de formation adaptées à des publics spécifiques (Simplon.co, Pop School, la Ligue de l'Enseignement, les Astroliens...)",
        ["formation", "médiation numérique", "digital mediation"],
    ),
    (
        "hardware-reuse",
        ("Hardware reuse", "Réemploi de matériel", "Reutilización de equipos"),
        (
            "Computers and telephones collected, repaired and passed on.",
            "Ordinateurs et téléphones collectés, réparés et transmis.",
        ),
        "économie circulaire du hardware (Ateliers du Bocage, Emmaus Connect)",
        ["réemploi", "reconditionnement", "ressourcerie numérique", "refurbishing", "hardware"],
    ),
    (
        "software",
        ("Software", "Logiciels", "Software"),
        (
            "Software, free above all, and the services that keep it running.",
            "Logiciels, libres d'abord, et services qui les font vivre.",
        ),
        "logiciels (Framasoft, Chatons...)",
        ["logiciel", "application"],
    ),
    (
        "clouds",
        ("Clouds", "Clouds", "Nubes"),
        (
            "Storage, hosting and shared office tools run by the social economy.",
            "Stockage, hébergement et bureautique partagée tenus par l'économie sociale.",
        ),
        "clouds (Reconnect, Nubo...)",
        ["cloud", "hébergement", "hosting"],
    ),
    (
        "web-development",
        ("Web development", "Développement web", "Desarrollo web"),
        (
            "Design and making of sites and applications.",
            "Conception et réalisation de sites et d'applications.",
        ),
        "développement web (La turbine, Fantastique Bazar, l'Assemblée virtuelle, Startingblock, Noesya...)",
        ["développement", "web agency", "agence web"],
    ),
]

YES_NO = "yes-no"

# id, (en, fr), (question en, fr), value type, choices [(id, en, fr)], seeds [(seed, words of the paper)], group
CRITERIA = [
    (
        "workers-rights",
        ("Workers' rights", "Droits des travailleurs"),
        (
            "Do those who make and run it work under fair terms (pay, protection, representation)?",
            "Celles et ceux qui le font et le tiennent travaillent-ils dans des conditions justes (salaire, protection, représentation) ?",
        ),
        YES_NO,
        [],
        [("000", "respect des droits des travailleurs et des citoyens")],
        "responsible",
    ),
    (
        "citizens-rights",
        ("Citizens' rights", "Droits des citoyens"),
        (
            "Are people's data and freedoms respected (GDPR, no sale of data, no tracking)?",
            "Les données et les libertés des personnes sont-elles respectées (RGPD, ni vente de données ni pistage) ?",
        ),
        YES_NO,
        [],
        [("000", "respect des droits des travailleurs et des citoyens")],
        "responsible",
    ),
    (
        "environment",
        ("Environmental responsibility", "Responsabilité environnementale"),
        (
            "Is its footprint measured and reduced (eco-design, energy, life of equipment)?",
            "Son empreinte est-elle mesurée et réduite (écoconception, énergie, durée de vie du matériel) ?",
        ),
        YES_NO,
        [],
        [
            ("000", "responsabilité environnementale"),
            ("004", "alternatives éthiques, démocratiques, éco-conçus, ouvertes"),
        ],
        "responsible",
    ),
    (
        "open-code",
        ("Open code", "Code ouvert"),
        (
            "Is the source code published under a free licence?",
            "Le code source est-il publié sous une licence libre ?",
        ),
        YES_NO,
        [],
        [("000", "code ouvert")],
        "responsible",
    ),
    (
        "accessibility",
        ("Accessibility", "Accessibilité"),
        (
            "How far does it meet the accessibility standard (RGAA, EN 301 549, WCAG 2.1 AA)?",
            "Dans quelle mesure respecte-t-il la norme d'accessibilité (RGAA, EN 301 549, WCAG 2.1 AA) ?",
        ),
        "choice",
        [
            ("full", "Fully compliant", "Totalement conforme"),
            ("partial", "Partly compliant", "Partiellement conforme"),
            ("none", "Not compliant", "Non conforme"),
            ("not-audited", "Never audited", "Jamais audité"),
        ],
        [("000", "accessibilité")],
        "responsible",
    ),
    (
        "fair-value-sharing",
        ("Fair sharing of value", "Partage équitable de la valeur"),
        (
            "Does the value go back to those who create it (limited profit, surplus returned, wage scale)?",
            "La valeur revient-elle à ceux qui la créent (lucrativité limitée, excédents reversés, échelle des salaires) ?",
        ),
        YES_NO,
        [],
        [
            ("000", "partage équitable de la valeur"),
            ("001", "l'amplitude des salaires se situant, par exemple, sur une échelle de 1 à 6"),
        ],
        "responsible",
    ),
    (
        "wage-scale",
        ("Wage scale", "Échelle des salaires"),
        ("Highest salary divided by the lowest.", "Salaire le plus haut divisé par le plus bas."),
        "number",
        [],
        [("001", "l'amplitude des salaires se situant, par exemple, sur une échelle de 1 à 6")],
        "responsible",
    ),
    (
        "licence",
        ("Licence", "Licence"),
        (
            "Under which licence may it be used, changed and shared?",
            "Sous quelle licence peut-on l'utiliser, le modifier et le partager ?",
        ),
        "spdx",
        [],
        [("000", "libres, gratuits, réellement collaboratifs")],
        "openness",
    ),
    (
        "open-standards",
        ("Open formats and standards", "Formats et standards ouverts"),
        (
            "Does it read and write open formats, so that one can leave with one's data?",
            "Lit-il et écrit-il des formats ouverts, pour pouvoir partir avec ses données ?",
        ),
        YES_NO,
        [],
        [
            (
                "000",
                "Mieux valoriser les standards (protocoles technologiques, charte éthique, modèles économiques)",
            )
        ],
        "openness",
    ),
    (
        "collaborative",
        ("Truly collaborative", "Réellement collaboratif"),
        (
            "May users take part in what it becomes?",
            "Les utilisateurs peuvent-ils prendre part à ce qu'il devient ?",
        ),
        YES_NO,
        [],
        [("000", "libres, gratuits, réellement collaboratifs")],
        "openness",
    ),
    (
        "governance",
        ("Governance", "Gouvernance"),
        ("Who decides?", "Qui décide ?"),
        "choice",
        [
            ("members", "Its members, one person one vote", "Ses membres, une personne, une voix"),
            ("stakeholders", "Several colleges of stakeholders", "Plusieurs collèges de parties prenantes"),
            ("community", "An open community of contributors", "Une communauté ouverte de contributeurs"),
            (
                "foundation",
                "A for-benefit foundation or association",
                "Une fondation ou association à bénéfice social",
            ),
            ("public", "A public body", "Un organisme public"),
            ("shareholders", "Its shareholders", "Ses actionnaires"),
        ],
        [
            ("000", "contrôle démocratique par les membres"),
            ("000", "l'infrastructure est gouvernée de manière démocratique"),
        ],
        "democracy",
    ),
    (
        "hosting-country",
        ("Country of hosting", "Pays d'hébergement"),
        ("Where are the data kept?", "Où les données sont-elles hébergées ?"),
        "country",
        [],
        [("000", "une réelle souveraineté numérique européenne")],
        "sovereignty",
    ),
    (
        "served-country",
        ("Countries served", "Pays servis"),
        (
            "Only organisations of these countries can use it. Nothing stated: no limit is known.",
            "Seules les organisations de ces pays peuvent s'en servir. Rien d'indiqué : pas de limite connue.",
        ),
        "country",
        [],
        [],
        "sovereignty",
    ),
    (
        "sovereignty",
        ("European sovereignty", "Souveraineté européenne"),
        (
            "Are the operator and its host under European law only?",
            "L'opérateur et son hébergeur relèvent-ils du seul droit européen ?",
        ),
        YES_NO,
        [],
        [
            ("000", "une réelle souveraineté numérique européenne"),
            ("003", "enjeux de souveraineté numérique, d'inclusion et de transition écologique"),
        ],
        "sovereignty",
    ),
    (
        "security",
        ("Security", "Sécurité"),
        (
            "Has its security been audited by a third party, with the report published?",
            "Sa sécurité a-t-elle été auditée par un tiers, et le rapport publié ?",
        ),
        YES_NO,
        [],
        [("000", "failles en matière de cybersécurité")],
        "sovereignty",
    ),
    (
        "price-model",
        ("Price", "Prix"),
        ("What does it cost an association?", "Que coûte-t-il à une association ?"),
        "choice",
        [
            ("free", "Free of charge", "Gratuit"),
            ("free-self-hosted", "Free if you host it yourself", "Gratuit si on l'héberge soi-même"),
            ("freemium", "Free with paid options", "Gratuit avec options payantes"),
            ("solidarity", "Solidarity price", "Prix solidaire"),
            ("pay-what-you-want", "Pay what you want", "Prix libre"),
            ("paid", "Paid", "Payant"),
            ("donation", "Paid by donations", "Financé par les dons"),
        ],
        [("000", "libres, gratuits, réellement collaboratifs")],
        "access",
    ),
    (
        "ease-for-beginners",
        ("Ease for beginners", "Facilité pour les débutants"),
        (
            "Can a team without computer staff begin within a day?",
            "Une équipe sans informaticien peut-elle commencer en une journée ?",
        ),
        "choice",
        [
            ("immediate", "At once", "Tout de suite"),
            ("a-day", "Within a day", "En une journée"),
            ("with-help", "With help", "Avec de l'aide"),
            ("specialist", "Needs a specialist", "Demande un spécialiste"),
        ],
        [("000", "réellement accessibles aux néophytes")],
        "access",
    ),
    (
        "languages",
        ("Languages", "Langues"),
        ("In which languages can it be used?", "Dans quelles langues peut-on l'utiliser ?"),
        "language",
        [],
        [("000", "accessibilité socio-culturelle")],
        "access",
    ),
    (
        "proximity",
        ("Proximity", "Proximité"),
        (
            "Is someone near who can help (short supply chain)?",
            "Y a-t-il près de chez soi quelqu'un qui peut aider (circuit court) ?",
        ),
        YES_NO,
        [],
        [("003", '"circuits-courts" numériques de l\'ESS')],
        "access",
    ),
    (
        "experience",
        ("What organisations say after some months", "Ce qu'en disent des organisations après quelques mois"),
        (
            "How did it go for an organisation that chose it? Each answer is read by somebody before it counts.",
            "Comment cela s'est-il passé pour une organisation qui l'a choisi ? "
            "Une personne relit chaque réponse avant qu'elle compte.",
        ),
        "choice",
        [
            ("well", "It works well", "Cela marche bien"),
            ("partly", "It works in part", "Cela marche en partie"),
            ("gave-up", "It was given up", "Cela a été abandonné"),
        ],
        [],
        "access",
    ),
]

CRITERION_GROUPS = [
    ("responsible", ("Socially responsible", "Socialement responsable")),
    ("openness", ("Openness", "Ouverture")),
    ("democracy", ("Democracy", "Démocratie")),
    ("sovereignty", ("Sovereignty and safety", "Souveraineté et sûreté")),
    ("access", ("Within reach", "À la portée de tous")),
]

# Kinds of the entries that are neither organisation, solution nor place.
REFERENCE_KINDS = [
    ("programme", ("Programme", "Programme"), ["project", "projet", "dispositif"]),
    ("event", ("Event", "Évènement"), ["événement", "summit", "conference"]),
    ("law", ("Law or proposed law", "Loi ou projet de loi"), ["regulation", "directive", "règlement"]),
    (
        "policy",
        ("Policy, strategy or plan", "Politique, stratégie ou plan"),
        ["strategy", "stratégie", "plan"],
    ),
    (
        "framework",
        ("Framework or reference", "Cadre ou référentiel"),
        ["référentiel", "charter", "charte", "manifesto"],
    ),
    ("funding", ("Funding", "Financement"), ["fund", "fonds", "grant", "aide"]),
    ("study", ("Study or report", "Étude ou rapport"), ["report", "rapport", "opinion", "avis"]),
    ("concept", ("Concept", "Notion"), []),
    ("media", ("Media", "Média"), []),
]

# What DPG's `type` field says, as kinds of solution.
SOLUTION_TYPES = [
    ("software", ("Software", "Logiciel"), ["software"]),
    ("service", ("Online service", "Service en ligne"), ["service", "SaaS"]),
    ("content", ("Open content", "Contenu ouvert"), ["content"]),
    ("data", ("Open data", "Données ouvertes"), ["data", "dataset"]),
    ("ai-model", ("Open AI model", "Modèle d'IA ouvert"), ["aimodel", "ai model"]),
    ("standard", ("Open standard", "Standard ouvert"), ["standard"]),
]
