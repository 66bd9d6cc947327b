"""The words of the decision sheet: competences, ways to learn, kinds of data, what counts most, facts about an applicant.

Names are (English, French); French typography is set when the files are written.
"""

DIGCOMP_SOURCE = {
    "name": "DigComp 2.2: The Digital Competence Framework for Citizens, Joint Research Centre of the European Commission",
    "url": "https://publications.jrc.ec.europa.eu/repository/handle/JRC128415",
    "licence": "CC-BY-4.0",
    "date": "2022-03",
}
DIGCOMP_NOTE = (
    "Vuorikari, R., Kluzer, S. and Punie, Y., EUR 31006 EN, Publications Office of the European Union, 2022, "
    "doi:10.2760/115376. English names are the framework's; French names and definitions are Terreau's own."
)

# Area or competence, its name in English and in French, what it comes to in plain words.
DIGCOMP = [
    (
        "1",
        ("Information and data literacy", "Information et données"),
        ("Find, judge and keep information.", "Chercher, juger et ranger l'information."),
    ),
    (
        "1.1",
        (
            "Browsing, searching and filtering data, information and digital content",
            "Naviguer, chercher et filtrer des données, des informations et des contenus numériques",
        ),
        ("Find what you look for.", "Trouver ce que l'on cherche."),
    ),
    (
        "1.2",
        (
            "Evaluating data, information and digital content",
            "Évaluer des données, des informations et des contenus numériques",
        ),
        ("Tell what is reliable from what is not.", "Distinguer ce qui est fiable de ce qui ne l'est pas."),
    ),
    (
        "1.3",
        (
            "Managing data, information and digital content",
            "Gérer des données, des informations et des contenus numériques",
        ),
        ("File things and find them again.", "Ranger et retrouver."),
    ),
    (
        "2",
        ("Communication and collaboration", "Communication et collaboration"),
        ("Talk, share and work with others.", "Échanger, partager et travailler à plusieurs."),
    ),
    (
        "2.1",
        ("Interacting through digital technologies", "Interagir au moyen des technologies numériques"),
        ("Write, call and meet at a distance.", "Écrire, appeler, se réunir à distance."),
    ),
    (
        "2.2",
        ("Sharing through digital technologies", "Partager au moyen des technologies numériques"),
        ("Share with the right people.", "Partager avec les bonnes personnes."),
    ),
    (
        "2.3",
        (
            "Engaging in citizenship through digital technologies",
            "S'engager en citoyen au moyen des technologies numériques",
        ),
        ("Take part in collective life.", "Prendre part à la vie collective."),
    ),
    (
        "2.4",
        ("Collaborating through digital technologies", "Collaborer au moyen des technologies numériques"),
        ("Work together on the same things.", "Travailler ensemble sur les mêmes choses."),
    ),
    (
        "2.5",
        ("Netiquette", "Savoir-vivre en ligne"),
        ("Respect others and their time.", "Respecter les autres et leur temps."),
    ),
    (
        "2.6",
        ("Managing digital identity", "Gérer son identité numérique"),
        ("Look after what is seen of you.", "Maîtriser ce que l'on montre de soi."),
    ),
    (
        "3",
        ("Digital content creation", "Création de contenus numériques"),
        ("Make texts, images, pages, programs.", "Faire des textes, des images, des pages, des programmes."),
    ),
    (
        "3.1",
        ("Developing digital content", "Développer des contenus numériques"),
        ("Create something that others can read.", "Créer quelque chose que d'autres peuvent lire."),
    ),
    (
        "3.2",
        (
            "Integrating and re-elaborating digital content",
            "Intégrer et retravailler des contenus numériques",
        ),
        ("Take up what exists and improve it.", "Reprendre ce qui existe et l'améliorer."),
    ),
    (
        "3.3",
        ("Copyright and licences", "Droit d'auteur et licences"),
        ("Know what you may use, and how.", "Savoir ce que l'on a le droit d'utiliser, et comment."),
    ),
    (
        "3.4",
        ("Programming", "Programmation"),
        ("Give instructions to a machine.", "Donner des instructions à une machine."),
    ),
    (
        "4",
        ("Safety", "Sécurité"),
        ("Protect devices, people and the planet.", "Protéger les appareils, les personnes et la planète."),
    ),
    (
        "4.1",
        ("Protecting devices", "Protéger les appareils"),
        ("Keep devices safe and up to date.", "Garder ses appareils sûrs et à jour."),
    ),
    (
        "4.2",
        ("Protecting personal data and privacy", "Protéger les données personnelles et la vie privée"),
        ("Keep little, show little, erase in time.", "Garder peu, montrer peu, effacer à temps."),
    ),
    (
        "4.3",
        ("Protecting health and well-being", "Protéger la santé et le bien-être"),
        ("Not let screens take over.", "Ne pas se laisser envahir par les écrans."),
    ),
    (
        "4.4",
        ("Protecting the environment", "Protéger l'environnement"),
        ("Make devices last, send less.", "Faire durer les appareils, envoyer moins."),
    ),
    (
        "5",
        ("Problem solving", "Résolution de problèmes"),
        ("Choose, mend and go on learning.", "Choisir, dépanner et continuer d'apprendre."),
    ),
    (
        "5.1",
        ("Solving technical problems", "Résoudre des problèmes techniques"),
        ("Get out of a breakdown, or describe it well.", "Se sortir d'une panne, ou bien la décrire."),
    ),
    (
        "5.2",
        ("Identifying needs and technological responses", "Cerner les besoins et les réponses techniques"),
        ("Choose the tool that suits the need.", "Choisir l'outil qui convient au besoin."),
    ),
    (
        "5.3",
        ("Creatively using digital technology", "Utiliser le numérique de façon créative"),
        ("Do things otherwise with digital tools.", "Faire autrement grâce au numérique."),
    ),
    (
        "5.4",
        ("Identifying digital competence gaps", "Repérer ses lacunes numériques"),
        ("Know what you still have to learn.", "Savoir ce qu'il reste à apprendre."),
    ),
]

# Where to find it in the Atlas: terms of place-types, mediation-modes, mediation-programmes, social-tech-classes,
# solution-categories.
TRAINING_KINDS = [
    (
        "group-workshop",
        ("Group workshop", "Atelier collectif"),
        (
            "Learn with others in a place nearby, often free of charge.",
            "Apprendre à plusieurs dans un lieu proche, souvent gratuitement.",
        ),
        {"placeTypes": ["epn", "bib", "cs", "csc", "mjc", "tiers-lieux", "mda"], "modes": ["workshop"]},
    ),
    (
        "one-to-one-help",
        ("One-to-one help", "Aide individuelle"),
        ("Somebody beside you, for your own question.", "Quelqu'un à côté de vous, pour votre question."),
        {
            "placeTypes": ["epn", "rfs", "bib"],
            "modes": ["individual-help"],
            "programmes": ["digital-advisers"],
        },
    ),
    (
        "remote-help",
        ("Help at a distance", "Aide à distance"),
        (
            "By telephone or video call, when nothing is near.",
            "Par téléphone ou en visioconférence, quand rien n'est proche.",
        ),
        {"modes": ["remote"]},
    ),
    (
        "peer-exchange",
        ("Exchange between peers", "Échange entre pairs"),
        (
            "Ask an organisation like yours that already uses the tool.",
            "Demander à une organisation comme la vôtre qui se sert déjà de l'outil.",
        ),
        {"placeTypes": ["mda", "tiers-lieux", "asso"]},
    ),
    (
        "third-place",
        ("Third place or fab lab", "Tiers-lieu ou fab lab"),
        (
            "A place with tools and people who know how to use them.",
            "Un lieu avec des outils et des personnes qui savent s'en servir.",
        ),
        {"placeTypes": ["tiers-lieux", "fablab", "ressourcerie"]},
    ),
    (
        "training-organisation",
        ("Training organisation", "Organisme de formation"),
        (
            "Paid training with a programme, which a training fund may pay for.",
            "Une formation payante avec un programme, qu'un fonds de formation peut financer.",
        ),
        {"placeTypes": ["of"], "classes": ["training"]},
    ),
    (
        "provider-training",
        ("Training by the provider", "Formation par le fournisseur"),
        (
            "Given by whoever makes or hosts the tool; ask the price before signing.",
            "Donnée par qui fabrique ou héberge l'outil ; demandez le prix avant de signer.",
        ),
        {"classes": ["software", "clouds", "consulting"]},
    ),
    (
        "online-course",
        ("Online course", "Cours en ligne"),
        ("At your own pace, on a computer.", "À votre rythme, sur un ordinateur."),
        {"categories": ["online-learning"]},
    ),
    (
        "self-study",
        ("Short guide to read alone", "Mode d'emploi à lire seul"),
        ("A page or a short video is enough.", "Une page ou une courte vidéo suffit."),
        {"modes": ["alone"]},
    ),
    (
        "skills-sponsorship",
        ("Professional skills given", "Mécénat de compétences"),
        (
            "A professional gives time, free of charge; good for starting, not for upkeep.",
            "Un professionnel donne de son temps ; utile pour démarrer, pas pour l'entretien.",
        ),
        {},
    ),
    (
        "certification",
        ("Certified assessment", "Évaluation certifiée"),
        (
            "Know where the team stands and have it recognised.",
            "Savoir où en est l'équipe et le faire reconnaître.",
        ),
        {"programmes": ["pix-certification"]},
    ),
]

DATA_KINDS = [
    (
        "personal-data",
        ("Personal data", "Données personnelles"),
        (
            "Write this use into your record of processing activities (GDPR, Article 30), sign a processing agreement with the "
            "host (Article 28) and set a date for erasing.",
            "Inscrivez cet usage dans votre registre des traitements (RGPD, article 30), signez avec l'hébergeur un contrat de "
            "sous-traitance (article 28) et fixez une date d'effacement.",
        ),
    ),
    (
        "sensitive-data",
        ("Sensitive data", "Données sensibles"),
        (
            "Health, beliefs, origin, sexual life are protected more strongly (GDPR, Article 9): carry out an impact assessment "
            "(Article 35) before you begin. In France, health data hosted for others needs a certified host.",
            "Santé, convictions, origine, vie sexuelle sont mieux protégées que le reste (RGPD, article 9) : faites une analyse "
            "d'impact (article 35) avant de commencer. En France, les données de santé confiées à un tiers demandent un hébergeur certifié.",
        ),
    ),
    (
        "payment-data",
        ("Payment data", "Données de paiement"),
        (
            "Never keep card numbers: leave payment to an authorised provider, and keep only what accounting requires.",
            "Ne gardez jamais de numéro de carte : laissez le paiement à un prestataire agréé, et ne conservez que ce que la "
            "comptabilité demande.",
        ),
    ),
    (
        "public-content",
        ("Published content", "Contenus publiés"),
        (
            "Ask authors and people who can be recognised for their agreement, and name the source and the licence.",
            "Demandez leur accord aux auteurs et aux personnes reconnaissables, et citez la source et la licence.",
        ),
    ),
]

# What counts most. `parts` are criteria of the Atlas (or facts it keeps of an entry) with the score of each value,
# 0…1000; null says that the value tells nothing. `combine`: `first-known` takes the first part that is known;
# `mean` averages all parts, those not known counting 500, and is itself unknown when none is known.
GUIDANCE_CRITERIA = [
    (
        "easy",
        ("Easy to start with", "Facile à prendre en main"),
        ("Must a beginner manage with it quickly?", "Faut-il qu'une personne débutante s'en sorte vite ?"),
        "How soon somebody without training gets by. Not known: try it with two people of the team before deciding.",
        "En combien de temps une personne sans formation s'en sort. Si ce n'est pas connu : faites essayer deux personnes de l'équipe avant de choisir.",
        4,
        "first-known",
        [
            {
                "criterion": "ease-for-beginners",
                "valueType": "choice",
                "scores": {"immediate": 1000, "a-day": 750, "with-help": 400, "specialist": 0},
            }
        ],
    ),
    (
        "affordable",
        ("Within our means", "À la portée de notre budget"),
        ("Must it cost little or nothing?", "Faut-il que cela coûte peu, ou rien ?"),
        "What must be paid to use it. Free software to be hosted by oneself is not free of cost: someone keeps it running. Not known: ask for a quote over three years.",
        "Ce qu'il faut payer pour s'en servir. Un logiciel libre à installer soi-même a un coût : quelqu'un l'entretient. Si ce n'est pas connu : demandez un devis sur trois ans.",
        4,
        "first-known",
        [
            {
                "criterion": "price-model",
                "valueType": "choice",
                "scores": {
                    "free": 1000,
                    "donation": 1000,
                    "pay-what-you-want": 900,
                    "solidarity": 800,
                    "freemium": 600,
                    "free-self-hosted": 500,
                    "paid": 0,
                },
            }
        ],
    ),
    (
        "european",
        ("Data in Europe", "Données en Europe"),
        (
            "Must the data stay in Europe, under its law?",
            "Faut-il que les données restent en Europe, sous son droit ?",
        ),
        "Where the data is kept: the European Economic Area, or elsewhere. Not known: ask the host in which country, and under which law, before signing.",
        "Où sont les données : dans l'Espace économique européen, ou ailleurs. Si ce n'est pas connu : demandez à l'hébergeur dans quel pays, et sous quel droit, avant de signer.",
        3,
        "first-known",
        [
            {
                "criterion": "hosting-country",
                "valueType": "country",
                "countries": "EEA",
                "scores": {"in": 1000, "other": 0},
            },
            {"criterion": "sovereignty", "valueType": "yes-no", "scores": {"yes": 1000, "no": 0}},
        ],
    ),
    (
        "open",
        ("Free software, open formats", "Logiciel libre, formats ouverts"),
        (
            "Must you be able to leave with your data, and others to repair the tool?",
            "Faut-il pouvoir repartir avec vos données, et que d'autres puissent réparer l'outil ?",
        ),
        "Whether the licence is a free one (OSI, FSF), and whether formats are open. Not known: ask for the licence, and try an export.",
        "Si la licence est libre (OSI, FSF) et les formats ouverts. Si ce n'est pas connu : demandez la licence, et essayez un export.",
        3,
        "first-known",
        [
            {"criterion": "licence", "valueType": "spdx", "scores": {"free": 1000, "not-free": 0}},
            {"criterion": "open-code", "valueType": "yes-no", "scores": {"yes": 1000, "no": 0}},
            {"criterion": "open-standards", "valueType": "yes-no", "scores": {"yes": 700, "no": 200}},
        ],
    ),
    (
        "accessible",
        ("Usable by everyone", "Utilisable par toutes et tous"),
        (
            "Must people with a disability be able to use it?",
            "Faut-il que des personnes handicapées puissent s'en servir ?",
        ),
        "Result of an accessibility audit. “Never audited” counts as not known: have it tried by the people concerned.",
        "Résultat d'un audit d'accessibilité. « Jamais audité » compte comme non connu : faites-le essayer par des personnes concernées.",
        3,
        "first-known",
        [
            {
                "criterion": "accessibility",
                "valueType": "choice",
                "scores": {"full": 1000, "partial": 600, "none": 0, "not-audited": None},
            }
        ],
    ),
    (
        "ecological",
        ("Light on the planet", "Léger pour la planète"),
        ("Must it spare energy and old devices?", "Faut-il ménager l'énergie et les vieux appareils ?"),
        "Whether there is evidence of environmental responsibility. Not known: see whether it runs on your oldest computer.",
        "S'il existe une preuve de responsabilité environnementale. Si ce n'est pas connu : regardez s'il marche sur votre plus vieil ordinateur.",
        2,
        "first-known",
        [{"criterion": "environment", "valueType": "yes-no", "scores": {"yes": 1000, "no": 0}}],
    ),
    (
        "fair",
        ("Fair to people, run democratically", "Juste avec les personnes, géré démocratiquement"),
        (
            "Must those who make it respect workers and citizens, share the value, and let members decide?",
            "Faut-il que ceux qui le font respectent travailleurs et citoyens, partagent la valeur et laissent décider leurs membres ?",
        ),
        "Workers' rights, citizens' rights, fair sharing of value and governance, each a quarter; a part not known counts as the middle. Not known at all: ask who owns it and who decides.",
        "Droits des travailleurs, droits des citoyens, partage de la valeur et gouvernance, un quart chacun ; ce qui n'est pas connu compte pour le milieu. Si rien n'est connu : demandez à qui il appartient et qui décide.",
        3,
        "mean",
        [
            {"criterion": "workers-rights", "valueType": "yes-no", "scores": {"yes": 1000, "no": 0}},
            {"criterion": "citizens-rights", "valueType": "yes-no", "scores": {"yes": 1000, "no": 0}},
            {"criterion": "fair-value-sharing", "valueType": "yes-no", "scores": {"yes": 1000, "no": 0}},
            {
                "criterion": "governance",
                "valueType": "choice",
                "scores": {
                    "members": 1000,
                    "stakeholders": 1000,
                    "community": 800,
                    "foundation": 800,
                    "public": 700,
                    "shareholders": 0,
                },
            },
        ],
    ),
    (
        "alive",
        ("Kept alive", "Bien entretenu"),
        (
            "Must it still be there, and up to date, in five years?",
            "Faut-il qu'il soit encore là, et à jour, dans cinq ans ?",
        ),
        "How long ago the project last changed, as its source says; a project gone from its source counts 0. Not known: look at the date of the latest version.",
        "Depuis quand le projet n'a plus bougé, d'après sa source ; un projet disparu de sa source compte 0. Si ce n'est pas connu : regardez la date de la dernière version.",
        3,
        "first-known",
        [
            {"entry": "gone", "scores": {"yes": 0, "no": None}},
            {"entry": "changedOn", "months": [[12, 1000], [24, 700], [36, 400]], "older": 0},
        ],
    ),
]

# The European Economic Area: the Union's 27, Iceland, Liechtenstein, Norway.
EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
EEA = sorted([*EU, "IS", "LI", "NO"])

# Fact, type (term, country, territory, integer, boolean), vocabulary, question, help.
AID_FACTS = [
    (
        "legal_form",
        "term",
        "legal-forms",
        ("What is your legal form?", "Quelle est votre forme juridique ?"),
        ("It stands in your statutes.", "Elle est écrite dans vos statuts."),
        ("Legal form", "Forme juridique"),
    ),
    (
        "country",
        "country",
        "countries",
        ("In which country are you registered?", "Dans quel pays êtes-vous déclarés ?"),
        ("The country of your registered office.", "Le pays de votre siège."),
        ("Country", "Pays"),
    ),
    (
        "region",
        "territory",
        "territories-fr",
        ("In which region are you (France)?", "Dans quelle région êtes-vous (France) ?"),
        (
            "The region of your registered office; your postcode is enough to find it.",
            "La région de votre siège ; votre code postal suffit à la trouver.",
        ),
        ("Region", "Région"),
    ),
    (
        "belgian_region",
        "territory",
        "territories-be",
        ("In which region are you (Belgium)?", "Dans quelle région êtes-vous (Belgique) ?"),
        (
            "Brussels, Flanders or Wallonia: where your main place of business is.",
            "Bruxelles, Flandre ou Wallonie : là où se trouve votre siège d'activité principal.",
        ),
        ("Region of Belgium", "Région de Belgique"),
    ),
    (
        "department",
        "territory",
        "territories-fr",
        ("In which département are you (France)?", "Dans quel département êtes-vous (France) ?"),
        (
            "The first two digits of your postcode, three overseas.",
            "Les deux premiers chiffres de votre code postal, trois outre-mer.",
        ),
        ("Département", "Département"),
    ),
    (
        "employees",
        "integer",
        None,
        (
            "How many people do you employ?",
            "Combien de personnes salariez-vous ?",
        ),
        (
            "Count people, even those who work part time. 0 if you have only volunteers.",
            "Comptez les personnes, même à temps partiel. 0 si vous n'avez que des bénévoles.",
        ),
        ("Employees", "Salariés"),
    ),
    (
        "annual_budget_euros",
        "integer",
        None,
        ("What is your budget for a year, in euros?", "Quel est votre budget pour un an, en euros ?"),
        (
            "All income of the last closed year, rounded.",
            "Toutes les recettes de la dernière année close, en arrondissant.",
        ),
        ("Yearly budget (€)", "Budget annuel (€)"),
    ),
    (
        "pays_business_taxes",
        "boolean",
        None,
        ("Do you pay business taxes?", "Êtes-vous soumis aux impôts commerciaux ?"),
        (
            "VAT, corporation tax, local business tax. In French one says that an association is “fiscalisée”.",
            "TVA, impôt sur les sociétés, cotisation foncière : on dit d'une association qu'elle est « fiscalisée ».",
        ),
        ("Business taxes", "Impôts commerciaux"),
    ),
    (
        "is_social_enterprise_approved",
        "boolean",
        None,
        ("Do you hold an approval as a social enterprise?", "Avez-vous un agrément d'entreprise sociale ?"),
        (
            "In France, ESUS (“entreprise solidaire d’utilité sociale”), given by the prefect.",
            "En France, l'agrément ESUS (entreprise solidaire d'utilité sociale), donné par le préfet.",
        ),
        ("Approved social enterprise", "Agrément d'entreprise sociale"),
    ),
    (
        "is_general_interest",
        "boolean",
        None,
        (
            "Are you of general interest, with the right to issue tax receipts?",
            "Êtes-vous d'intérêt général, avec le droit d'émettre des reçus fiscaux ?",
        ),
        (
            "In France: not for profit, disinterested management, not for a closed circle of people.",
            "En France : sans but lucratif, gestion désintéressée, pas au profit d'un cercle fermé de personnes.",
        ),
        ("General interest", "Intérêt général"),
    ),
    (
        "works_with_people_far_from_digital",
        "boolean",
        None,
        (
            "Do you help people who are not at ease with digital tools?",
            "Aidez-vous des personnes qui ne sont pas à l'aise avec le numérique ?",
        ),
        (
            "Workshops, help with online procedures, lending of computers.",
            "Ateliers, aide aux démarches en ligne, prêt d'ordinateurs.",
        ),
        ("Works for digital inclusion", "Action d'inclusion numérique"),
    ),
    (
        "is_sports_association",
        "boolean",
        None,
        ("Are you an approved sports association?", "Êtes-vous une association sportive agréée ?"),
        (
            "In France, a club affiliated to a sports federation is approved.",
            "En France, un club affilié à une fédération sportive est agréé.",
        ),
        ("Approved sports association", "Association sportive agréée"),
    ),
    (
        "provides_training",
        "boolean",
        None,
        ("Do you train people?", "Formez-vous des personnes ?"),
        (
            "Courses for a public, for job seekers, for volunteers or for other organisations.",
            "Cours pour un public, pour des demandeurs d'emploi, pour des bénévoles ou pour d'autres organisations.",
        ),
        ("Provides training", "Activité de formation"),
    ),
    (
        "contributes_to_training_fund",
        "boolean",
        None,
        (
            "Do you pay into a training fund for your employees?",
            "Cotisez-vous à un fonds de formation pour vos salariés ?",
        ),
        (
            "In France, every employer pays into a skills operator (OPCO); its name is on your social declaration.",
            "En France, tout employeur cotise à un opérateur de compétences (OPCO) ; son nom figure sur votre déclaration sociale.",
        ),
        ("Pays into a training fund", "Cotise à un fonds de formation"),
    ),
    (
        "has_partners_in_other_countries",
        "boolean",
        None,
        (
            "Have you partners in other countries of the programme?",
            "Avez-vous des partenaires dans d'autres pays du programme ?",
        ),
        (
            "Organisations that would sign the project with you.",
            "Des organisations qui signeraient le projet avec vous.",
        ),
        ("Partners abroad", "Partenaires à l'étranger"),
    ),
    (
        "has_techsoup_partner",
        "boolean",
        None,
        ("Has your country a partner of TechSoup?", "Votre pays a-t-il un partenaire de TechSoup ?"),
        ("The list is on techsoupeurope.org.", "La liste est sur techsoupeurope.org."),
        ("Partner of TechSoup in the country", "Partenaire de TechSoup dans le pays"),
    ),
    (
        "develops_digital_commons",
        "boolean",
        None,
        (
            "Do you make free software or other digital commons?",
            "Fabriquez-vous un logiciel libre ou un autre commun numérique ?",
        ),
        (
            "Code, data or content that you publish under a free licence.",
            "Du code, des données ou des contenus publiés sous licence libre.",
        ),
        ("Makes digital commons", "Produit des communs numériques"),
    ),
]
