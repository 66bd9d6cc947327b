"""The register of aids: who gives what to whom, and whom the rule shuts out.

Facts only, each with its source: `source` is where the rule stands, `mention` the paper that names the aid. The date
of a source is the day of the paper, or of the page that was read, as exactly as it is known; None where the entry rests
on general knowledge. Status is `closed` for what has ended and `to-confirm` for what nobody has checked on the giver's
site. Texts are (French, English).
"""

from tables.guidance import EU

ERASMUS_COUNTRIES = sorted([*EU, "IS", "LI", "MK", "NO", "RS", "TR"])

KINDS = [
    ("grant", ("Subvention", "Grant")),
    ("voucher", ("Chèque", "Voucher")),
    ("training", ("Formation prise en charge", "Training paid for")),
    ("advice", ("Accompagnement gratuit", "Free advice")),
    ("equipment", ("Matériel ou logiciels à prix solidaire", "Equipment or software at a solidarity price")),
    ("loan", ("Prêt garanti", "Guaranteed loan")),
    ("network", ("Réseau et information, sans argent", "Network and information, no money")),
]


def paper(seed, quotation):
    names = {
        "000": (
            "Social Good Accelerator, contribution au plan d'action pour l'économie sociale",
            "2021-04-26",
        ),
        "003": ("Social Good Accelerator, contribution au congrès ESS France", "2024"),
        "004": ("Social Good Accelerator, Carenews", "2022-11-29"),
    }
    name, date = names[seed]
    return {"name": name, "seed": seed, "quotation": quotation, "date": date}


def page(name, url, date=None):
    return {"name": name, "url": url, "date": date}


def leaf(fact, test, value, fr, en, source=None):
    condition = {"fact": fact, test: value, "clause": (fr, en)}
    return {**condition, "source": source} if source else condition


def every(*rules):
    return {"all": list(rules)}


def either(*rules):
    return {"any": list(rules)}


def within(fact, terms, fr, en, source=None):
    return leaf(fact, "in", terms, fr, en, source)


def outside(fact, terms, fr, en, source=None):
    return leaf(fact, "notIn", terms, fr, en, source)


def at_least(fact, number, fr, en, source=None):
    return leaf(fact, "min", number, fr, en, source)


def at_most(fact, number, fr, en, source=None):
    return leaf(fact, "max", number, fr, en, source)


def yes(fact, fr, en, source=None):
    return leaf(fact, "is", True, fr, en, source)


def no(fact, fr, en, source=None):
    return leaf(fact, "is", False, fr, en, source)


FRANCE = within(
    "country", ["FR"], "Le siège doit être en France.", "The registered office must be in France."
)
BELGIUM = within(
    "country", ["BE"], "Le siège doit être en Belgique.", "The registered office must be in Belgium."
)
FRANCE_THEN = within(
    "country", ["FR"], "Le siège devait être en France.", "The registered office had to be in France."
)
BELGIUM_THEN = within(
    "country", ["BE"], "Le siège devait être en Belgique.", "The registered office had to be in Belgium."
)
WALLONIA = within(
    "belgian_region",
    ["BE-WAL"],
    "Le siège d'activité principal doit être en Wallonie.",
    "The main place of business must be in Wallonia.",
)
WALLONIA_THEN = within(
    "belgian_region",
    ["BE-WAL"],
    "Le siège d'activité principal devait être en Wallonie.",
    "The main place of business had to be in Wallonia.",
)
EUROPE = within(
    "country",
    EU,
    "Le siège doit être dans un pays de l'Union européenne.",
    "The registered office must be in a country of the European Union.",
)
EUROPE_THEN = within(
    "country",
    EU,
    "Le siège devait être dans un pays de l'Union européenne.",
    "The registered office had to be in a country of the European Union.",
)
ERASMUS = within(
    "country",
    ERASMUS_COUNTRIES,
    "Le siège doit être dans l'Union européenne ou dans un pays associé au programme.",
    "The registered office must be in the European Union or in a country associated to the programme.",
)
SMALL_TEAM = at_most(
    "employees",
    10,
    "Il fallait employer moins de onze personnes.",
    "One had to employ fewer than eleven people.",
)
TWO_MILLION = at_most(
    "annual_budget_euros",
    2_000_000,
    "Les recettes annuelles ne devaient pas dépasser deux millions d'euros.",
    "Yearly income could be no more than two million euros.",
)
PRIVATE = outside(
    "legal_form",
    ["public-body"],
    "Les organismes publics n'étaient pas admis.",
    "Public bodies were not admitted.",
)
DIGITAL_INCLUSION = yes(
    "works_with_people_far_from_digital",
    "Il faut accompagner des personnes éloignées du numérique.",
    "One must support people who are far from digital tools.",
)
DIGITAL_INCLUSION_THEN = yes(
    "works_with_people_far_from_digital",
    "Il fallait accompagner des personnes éloignées du numérique.",
    "One had to support people far from digital tools.",
)
EMPLOYER = at_least(
    "employees", 1, "Il faut employer au moins une personne.", "One must employ at least one person."
)
MEDIUM_SIZE = at_most(
    "employees", 249, "Il faut employer moins de 250 personnes.", "One must employ fewer than 250 people."
)
MEDIUM_SIZE_THEN = at_most(
    "employees", 249, "Il fallait employer moins de 250 personnes.", "One had to employ fewer than 250 people."
)
SOCIAL_ECONOMY = either(
    within(
        "legal_form",
        ["association", "cooperative", "mutual", "foundation"],
        "Les associations, coopératives, mutuelles et fondations sont admises.",
        "Associations, co-operatives, mutual societies and foundations are admitted.",
    ),
    yes(
        "is_social_enterprise_approved",
        "Les sociétés qui ont l'agrément d'entreprise solidaire d'utilité sociale sont admises.",
        "Companies that hold the approval as a social enterprise (ESUS) are admitted.",
    ),
)

DECREE = page(
    "Décret n° 2021-69 du 27 janvier 2021, articles 1 et 2",
    "https://legal.tricoteuses.fr/articles/JORFARTI000043059730",
    "2021-01-27",
)
FRANCE_NUM_ARTICLE = paper(
    "004",
    "une aide exceptionnelle à la numérisation des entreprises a été proposée en France... aux organisations "
    "fiscalisées. Elle était donc inaccessible aux associations et fondations",
)
PIONEERS = paper(
    "004",
    "bien des pionniers ait mis en place des solutions avec les moyens du bord (Solidatech, le Point d'appui Associatif "
    "au Numérique […]",
)
FRANCE_NUM_NEEDS = [
    "website",
    "online-sale",
    "booking",
    "events",
    "stock",
    "accounting",
    "invoices",
    "members",
    "hosting",
    "shared-files",
    "computer-security",
    "social-networks",
]

AIDS = [
    {
        "id": "france-num-2021-opening",
        "name": ("Chèque France Num, première ouverture", "France Num cheque, first opening"),
        "giver": ("État (plan France Relance)", "French State (France Relance plan)"),
        "purpose": (
            "Numériser l'activité : site, vente en ligne, gestion.",
            "Digitise the activity: site, online sale, management.",
        ),
        "kind": "voucher",
        "amount": ("500 € en une fois", "€500 once"),
        "maximumEuros": 500,
        "countries": ["FR"],
        "period": ("2021-01-28", "2021-05-09"),
        "status": "closed",
        "rule": every(
            FRANCE_THEN,
            SMALL_TEAM,
            TWO_MILLION,
            PRIVATE,
            outside(
                "legal_form",
                ["association", "foundation"],
                "Les associations et les fondations n'étaient pas admises, même employeuses.",
                "Associations and foundations were not admitted, even those with employees.",
                paper(
                    "000",
                    "les chèques numériques (Aide France Num) accessibles au TPE ne sont pas accessibles aux "
                    "organisations employeuses à but non lucratif (associations, fondations) ou à lucrativité limitée "
                    "(coopératives)",
                ),
            ),
            outside(
                "legal_form",
                ["cooperative"],
                "Les coopératives n'étaient pas admises.",
                "Co-operatives were not admitted.",
                paper(
                    "000",
                    "ne sont pas accessibles aux organisations employeuses à but non lucratif (associations, "
                    "fondations) ou à lucrativité limitée (coopératives)",
                ),
            ),
        ),
        "needs": FRANCE_NUM_NEEDS,
        "note": (
            "Le décret demandait une inscription au registre du commerce ou au répertoire des métiers et une fermeture au public "
            "fin 2020, ce qui écartait de fait les associations. Il ne nommait pas les coopératives : celles qui étaient inscrites "
            "au registre du commerce pouvaient demander l'aide.",
            "The decree asked for registration as a trade or craft and for having been closed to the public in late 2020, which in "
            "fact shut associations out. It did not name co-operatives: those entered in the trade register could apply.",
        ),
        "source": paper(
            "000",
            "en 2021 en France, les chèques numériques (Aide France Num) accessibles au TPE ne sont pas "
            "accessibles aux organisations employeuses à but non lucratif (associations, fondations) ou à lucrativité "
            "limitée (coopératives)",
        ),
    },
    {
        "id": "france-num-2021-extension",
        "name": (
            "Chèque France Num, après l'extension de mai 2021",
            "France Num cheque, after the extension of May 2021",
        ),
        "giver": ("État (plan France Relance)", "French State (France Relance plan)"),
        "purpose": (
            "Numériser l'activité : site, vente en ligne, gestion.",
            "Digitise the activity: site, online sale, management.",
        ),
        "kind": "voucher",
        "amount": ("500 € en une fois", "€500 once"),
        "maximumEuros": 500,
        "countries": ["FR"],
        "period": ("2021-05-10", "2021-07-31"),
        "status": "closed",
        "rule": every(
            FRANCE_THEN,
            SMALL_TEAM,
            TWO_MILLION,
            PRIVATE,
            outside(
                "legal_form",
                ["foundation"],
                "Les fondations n'étaient pas admises.",
                "Foundations were not admitted.",
                FRANCE_NUM_ARTICLE,
            ),
            either(
                within(
                    "legal_form",
                    ["company", "cooperative", "mutual", "social-enterprise", "self-employed"],
                    "Les sociétés, les coopératives, les mutuelles et les entreprises individuelles étaient admises sans autre condition.",
                    "Companies, co-operatives, mutual societies and sole traders were admitted without further condition.",
                    DECREE,
                ),
                yes(
                    "pays_business_taxes",
                    "Une association était admise si elle payait les impôts commerciaux (« fiscalisée »).",
                    "An association was admitted if it paid business taxes.",
                    DECREE,
                ),
                at_least(
                    "employees",
                    1,
                    "Une association était admise aussi si elle employait au moins une personne.",
                    "An association was also admitted if it employed at least one person.",
                    DECREE,
                ),
            ),
        ),
        "needs": FRANCE_NUM_NEEDS,
        "note": (
            "L'article cité ne parle que des « organisations fiscalisées » ; le décret admettait aussi les associations employant au moins une "
            "personne. Celles qui n'ont que des bénévoles, et c'est la plupart, restaient dehors.",
            "The article speaks of organisations that pay business taxes; the decree also admitted associations with at least one "
            "employee. Those with volunteers only, which are most, stayed outside.",
        ),
        "source": FRANCE_NUM_ARTICLE,
    },
    {
        "id": "pass-numerique",
        "name": ("Pass numérique", "Digital pass"),
        "giver": (
            "Collectivités et État, par la SCIC APTIC",
            "Local authorities and the State, through the co-operative APTIC",
        ),
        "purpose": (
            "Payer aux personnes éloignées du numérique un accompagnement dans un lieu qualifié.",
            "Pay people far from digital tools for help in a qualified place.",
        ),
        "kind": "voucher",
        "amount": ("Carnets de chèques de 10 €", "Books of €10 cheques"),
        "countries": ["FR"],
        "period": ("2019-03-26", "2024-01-16"),
        "status": "closed",
        "rule": every(FRANCE_THEN, DIGITAL_INCLUSION_THEN),
        "needs": ["digital-inclusion"],
        "note": (
            "La coopérative APTIC a été mise en liquidation le 16 janvier 2024 (question au Sénat du 10 octobre 2024). Des "
            "collectivités ont pu garder leur propre pass : demandez à la vôtre.",
            "The co-operative APTIC was wound up on 16 January 2024 (question in the Senate of 10 October 2024). Some local "
            "authorities may have kept a pass of their own: ask yours.",
        ),
        "source": page(
            "Sénat, question écrite du 10 octobre 2024 sur le pass numérique",
            "https://www.senat.fr/questions/base/2024/qSEQ241001318.html",
            "2024-10-10",
        ),
        "mention": paper("000", "Modèle des Pass numérique de la SCIC APTIC, France"),
    },
    {
        "id": "cheque-formation-wallonie",
        "name": ("Chèque-formation (Wallonie)", "Training voucher (Wallonia)"),
        "giver": ("Région wallonne, par le Forem", "Walloon Region, through the Forem"),
        "purpose": (
            "Former les travailleurs d'une petite ou moyenne entreprise.",
            "Train the workers of a small or medium-sized business.",
        ),
        "kind": "training",
        "amount": (
            "15 € par heure et par travailleur : la moitié du coût",
            "€15 an hour and worker: half the cost",
        ),
        "ratePercent": 50,
        "countries": ["BE"],
        "regions": ["BE-WAL"],
        "period": (None, None),
        "status": "to-confirm",
        "rule": every(
            BELGIUM,
            WALLONIA,
            at_most(
                "employees",
                250,
                "Il faut employer 250 personnes au plus.",
                "One must employ at most 250 people.",
            ),
            either(
                at_least(
                    "employees",
                    1,
                    "Une entreprise qui emploie au moins une personne est admise.",
                    "A business that employs at least one person is admitted.",
                ),
                within(
                    "legal_form",
                    ["self-employed"],
                    "Une personne qui travaille à son compte est admise, même si elle n'emploie personne.",
                    "A self-employed person is admitted, even one who employs nobody.",
                ),
            ),
            outside(
                "legal_form",
                ["non-profit"],
                "Les associations sans but lucratif (ASBL) et les fondations ne sont pas admises.",
                "Non-profit associations (ASBL) and foundations are not admitted.",
                page(
                    "Décret wallon du 10 avril 2003, article 2, 2°",
                    "https://wallex.wallonie.be/index.php?doc=4027",
                    "2017-05-24",
                ),
            ),
            outside(
                "legal_form",
                ["public-body"],
                "Les personnes de droit public ne sont pas admises.",
                "Bodies under public law are not admitted.",
                page(
                    "Emploi Wallonie, Chèques-formation",
                    "http://emploi.wallonie.be/home/formation/cheques-formation.html",
                ),
            ),
        ),
        "needs": ["*"],
        "note": (
            "Une coopérative est une société : elle est admise. La formation doit être donnée par un opérateur agréé.",
            "A co-operative is a company: it is admitted. The training must be given by an approved provider.",
        ),
        "source": page(
            "Emploi Wallonie, Chèques-formation",
            "http://emploi.wallonie.be/home/formation/cheques-formation.html",
        ),
        "mention": paper(
            "000",
            'Rendre accessible les “chèques formations" et autres aides publiques à la transformation '
            "numériques à l’ensemble des organisations de l’ESS",
        ),
    },
    {
        "id": "pact-for-skills",
        "name": ("Pacte pour les compétences", "Pact for Skills"),
        "giver": ("Commission européenne", "European Commission"),
        "purpose": (
            "S'engager avec d'autres à former les personnes, et accéder à des partenaires et à de l'information.",
            "Commit with others to training people, and gain access to partners and information.",
        ),
        "kind": "network",
        "amount": ("Pas d'argent", "No money"),
        "countries": EU,
        "period": ("2020-11-10", None),
        "status": "to-confirm",
        "rule": every(EUROPE),
        "needs": ["online-training", "digital-inclusion"],
        "source": page(
            "Commission européenne, Pacte pour les compétences",
            "https://pact-for-skills.ec.europa.eu/",
        ),
        "mention": paper(
            "000",
            "la Commission invite les organisations publiques et privées à unir leurs forces et à prendre des "
            "mesures concrètes pour améliorer les compétences des personnes en Europe",
        ),
    },
    {
        "id": "erasmus-small-scale-partnership",
        "name": ("Erasmus+, petit partenariat", "Erasmus+ small-scale partnership"),
        "giver": (
            "Union européenne, par l'agence Erasmus+ de votre pays",
            "European Union, through your country's Erasmus+ agency",
        ),
        "purpose": (
            "Un projet de 6 à 24 mois avec une organisation d'un autre pays, pour apprendre et échanger.",
            "A project of 6 to 24 months with an organisation of another country, to learn and exchange.",
        ),
        "kind": "grant",
        "amount": (
            "30 000 € ou 60 000 € au forfait, pour tout le partenariat",
            "€30,000 or €60,000 as a lump sum, for the whole partnership",
        ),
        "maximumEuros": 60_000,
        "countries": ERASMUS_COUNTRIES,
        "period": ("2021-01-01", "2027-12-31"),
        "status": "to-confirm",
        "rule": every(
            ERASMUS,
            yes(
                "has_partners_in_other_countries",
                "Le projet doit réunir au moins deux organisations de deux pays du programme.",
                "The project must bring together at least two organisations from two countries of the programme.",
            ),
        ),
        "needs": ["online-training", "digital-inclusion", "artificial-intelligence", "accessibility"],
        "note": (
            "Toute organisation publique ou privée peut participer. Un appel par an, souvent en mars, parfois un second en octobre.",
            "Any public or private organisation may take part. One call a year, often in March, sometimes another in October.",
        ),
        "source": page(
            "Commission européenne, guide du programme Erasmus+, partenariats simplifiés",
            "https://erasmus-plus.ec.europa.eu/programme-guide/part-b/key-action-2/small-scale-partnerships",
        ),
        "mention": paper(
            "000",
            "Formation continue des salariés et bénévoles de l’ESS : première étape incontournable pour "
            "intégrer le potentiel du numérique à leur stratégie et leur plan de développement de compétences : Erasmus+, "
            "Mooc, échanges",
        ),
    },
    {
        "id": "esf-plus",
        "name": ("Fonds social européen plus (FSE+)", "European Social Fund Plus (ESF+)"),
        "giver": (
            "Union européenne, par l'État ou la région",
            "European Union, through the State or the region",
        ),
        "purpose": (
            "Emploi, inclusion, formation : projets répondant à un appel national ou régional.",
            "Employment, inclusion, training: projects that answer a national or regional call.",
        ),
        "kind": "grant",
        "amount": (
            "Une part du coût du projet, fixée par chaque appel",
            "A share of the project's cost, set by each call",
        ),
        "countries": EU,
        "period": ("2021-01-01", "2027-12-31"),
        "status": "to-confirm",
        "rule": every(
            EUROPE,
            outside(
                "legal_form",
                ["informal-group", "self-employed"],
                "Il faut une personne morale : les groupes informels et les personnes qui travaillent à leur compte ne sont pas admis.",
                "A legal person is needed: informal groups and self-employed people are not admitted.",
            ),
        ),
        "needs": ["digital-inclusion", "online-training", "case-files"],
        "note": (
            "L'argent arrive longtemps après les dépenses et le suivi est lourd : prévoyez la trésorerie et une personne.",
            "The money comes long after spending and the follow-up is heavy: plan cash and a person.",
        ),
        "source": page(
            "Règlement (UE) 2021/1057 instituant le FSE+",
            "https://eur-lex.europa.eu/eli/reg/2021/1057/oj",
            "2021-06-24",
        ),
    },
    {
        "id": "investeu-social-entrepreneurship",
        "name": (
            "InvestEU, garantie de prêts aux entreprises sociales",
            "InvestEU guarantee of loans to social enterprises",
        ),
        "giver": (
            "Fonds européen d'investissement, par des banques",
            "European Investment Fund, through banks",
        ),
        "purpose": (
            "Obtenir un prêt à de meilleures conditions, avec moins de garanties à donner.",
            "Get a loan on better terms, with less security to give.",
        ),
        "kind": "loan",
        "amount": (
            "Prêt garanti : jusqu'à 2 millions d'euros (entreprise sociale), 50 000 € (microcrédit)",
            "Guaranteed loan: up to €2 million (social enterprise), €50,000 (microcredit)",
        ),
        "maximumEuros": 2_000_000,
        "countries": EU,
        "period": (None, "2027-06-30"),
        "status": "to-confirm",
        "rule": every(
            EUROPE,
            outside(
                "legal_form",
                ["public-body", "informal-group"],
                "Les organismes publics et les groupes informels ne sont pas admis.",
                "Public bodies and informal groups are not admitted.",
            ),
            either(
                within(
                    "legal_form",
                    ["cooperative", "mutual", "social-enterprise", "association", "foundation"],
                    "Les coopératives, mutuelles, associations, fondations et entreprises sociales sont admises.",
                    "Co-operatives, mutual societies, associations, foundations and social enterprises are admitted.",
                ),
                yes(
                    "is_social_enterprise_approved",
                    "Les sociétés qui ont un agrément d'entreprise sociale sont admises.",
                    "Companies approved as social enterprises are admitted.",
                ),
                at_most(
                    "employees",
                    9,
                    "Les très petites entreprises, de moins de dix personnes, sont admises.",
                    "Micro-enterprises of fewer than ten people are admitted.",
                ),
            ),
        ),
        "needs": ["equipment", "online-sale", "hosting"],
        "note": (
            "La demande se fait auprès d'une banque partenaire, qui décide. Un prêt se rembourse.",
            "You apply to a partner bank, which decides. A loan is paid back.",
        ),
        "source": page(
            "Fonds européen d'investissement, InvestEU Microfinance and Social Entrepreneurship",
            "https://www.eif.org/products/all/investeu-micro-social-capped-guarantee",
        ),
    },
    {
        "id": "easi-guarantee",
        "name": (
            "EaSI, garantie de prêts aux entreprises sociales",
            "EaSI guarantee of loans to social enterprises",
        ),
        "giver": (
            "Fonds européen d'investissement, par des banques",
            "European Investment Fund, through banks",
        ),
        "purpose": ("Obtenir un prêt à de meilleures conditions.", "Get a loan on better terms."),
        "kind": "loan",
        "amount": ("Prêt garanti jusqu'à 500 000 €", "Guaranteed loan of up to €500,000"),
        "maximumEuros": 500_000,
        "countries": EU,
        "period": ("2015-06-24", "2020-12-31"),
        "status": "closed",
        "rule": every(
            EUROPE_THEN,
            at_most(
                "annual_budget_euros",
                30_000_000,
                "Le chiffre d'affaires ne devait pas dépasser 30 millions d'euros.",
                "Turnover could be no more than €30 million.",
            ),
            outside(
                "legal_form",
                ["public-body", "informal-group"],
                "Les organismes publics et les groupes informels n'étaient pas admis.",
                "Public bodies and informal groups were not admitted.",
            ),
        ),
        "needs": ["equipment", "online-sale", "hosting"],
        "source": page(
            "Social investment in Europe, EaSI Guarantee",
            "https://socialinvestment.eu/en/investor/programmes/easi-guarantee-2048",
        ),
    },
    {
        "id": "conseillers-numeriques",
        "name": ("Conseillers numériques", "Digital advisers"),
        "giver": (
            "État, par l'Agence nationale de la cohésion des territoires",
            "French State, through its agency for territorial cohesion",
        ),
        "purpose": (
            "Embaucher et former une personne qui aide le public à se servir du numérique.",
            "Hire and train a person who helps the public with digital tools.",
        ),
        "kind": "grant",
        "amount": (
            "Au départ 50 000 € par poste pour deux ans ; au renouvellement de 2023, structure privée : 20 000 €, puis 14 000 €, puis 10 000 €",
            "At first €50,000 a post for two years; on renewal in 2023, private body: €20,000, then €14,000, then €10,000",
        ),
        "maximumEuros": 50_000,
        "countries": ["FR"],
        "period": (None, None),
        "status": "to-confirm",
        "rule": every(
            FRANCE,
            DIGITAL_INCLUSION,
            either(
                within(
                    "legal_form",
                    [
                        "public-body",
                        "association",
                        "cooperative",
                        "mutual",
                        "foundation",
                        "social-enterprise",
                    ],
                    "Les collectivités et les organisations de l'économie sociale et solidaire sont admises.",
                    "Public bodies and organisations of the social and solidarity economy are admitted.",
                ),
                yes(
                    "is_social_enterprise_approved",
                    "Les sociétés qui ont l'agrément d'entreprise solidaire d'utilité sociale sont admises.",
                    "Companies that hold the approval as a social enterprise (ESUS) are admitted.",
                ),
            ),
        ),
        "needs": ["digital-inclusion"],
        "note": (
            "Annoncé en novembre 2020. Demandez à la préfecture si des postes sont encore ouverts.",
            "Announced in November 2020. Ask the prefecture whether posts are still open.",
        ),
        "source": page("Conseiller numérique, centre d'aide", "https://aide.conseiller-numerique.gouv.fr/"),
        "mention": paper(
            "000",
            "vise à créer 4000 postes de médiateurs numériques sur tout le territoire en prenant en charge les "
            "coûts liés à la formation et en partie ceux liés à l’embauche de ces médiateurs par les organisations privées",
        ),
    },
    {
        "id": "grande-ecole-du-numerique",
        "name": ("Label Grande École du Numérique", "Grande École du Numérique label"),
        "giver": (
            "Grande École du Numérique (groupement d'intérêt public)",
            "Grande École du Numérique (public-interest grouping)",
        ),
        "purpose": (
            "Reconnaître des formations courtes aux métiers du numérique, ouvertes aux personnes éloignées de l'emploi.",
            "Recognise short courses in digital trades open to people far from work.",
        ),
        "kind": "training",
        "amount": (
            "Un label ; des bourses pour les personnes formées",
            "A label; scholarships for those trained",
        ),
        "countries": ["FR"],
        "period": (None, None),
        "status": "to-confirm",
        "rule": every(
            FRANCE,
            yes(
                "provides_training",
                "Il faut former des personnes aux métiers du numérique.",
                "One must train people for digital trades.",
            ),
        ),
        "needs": ["online-training"],
        "source": page("Grande École du Numérique", "https://www.grandeecolenumerique.fr/"),
        "mention": paper(
            "000",
            "Grande École du Numérique : […] depuis sa création en 2016, […] 27 921 personnes ont été formés aux "
            "métiers du numérique en France",
        ),
    },
    {
        "id": "dla",
        "name": ("Dispositif local d'accompagnement (DLA)", "Local support scheme (DLA)"),
        "giver": (
            "État, Banque des Territoires, collectivités, Fonds social européen",
            "French State, Banque des Territoires, local authorities, European Social Fund",
        ),
        "purpose": (
            "Un diagnostic puis des conseils gratuits pour consolider l'emploi ; un centre de ressources est dédié au numérique.",
            "A diagnosis, then free advice to consolidate jobs; one resource centre is devoted to digital matters.",
        ),
        "kind": "advice",
        "amount": ("Gratuit", "Free of charge"),
        "countries": ["FR"],
        "period": (None, None),
        "status": "to-confirm",
        "rule": every(FRANCE, EMPLOYER, SOCIAL_ECONOMY),
        "needs": ["*"],
        "note": (
            "Le DLA de votre département vérifie aussi l'utilité sociale du projet et que vous ne pouvez pas payer ces conseils.",
            "The DLA of your département also checks the social utility of the project and that you cannot pay for such advice.",
        ),
        "source": page("Dispositif local d'accompagnement, info-dla.fr", "https://www.info-dla.fr/"),
        "mention": paper(
            "004", "le dispositif local d'accompagnement propose un Centre de ressources dédié au numérique"
        ),
    },
    {
        "id": "fdva-training",
        "name": ("FDVA 1, formation des bénévoles", "FDVA 1, training of volunteers"),
        "giver": (
            "État (services de la jeunesse, de l'engagement et des sports)",
            "French State (youth, engagement and sports services)",
        ),
        "purpose": (
            "Former les bénévoles, par exemple aux outils numériques de l'association.",
            "Train volunteers, for instance in the association's digital tools.",
        ),
        "kind": "grant",
        "amount": (
            "Un forfait par jour de formation, fixé chaque année",
            "A flat rate per day of training, set each year",
        ),
        "countries": ["FR"],
        "period": ("2011-12-30", None),
        "status": "to-confirm",
        "rule": every(
            FRANCE,
            within(
                "legal_form",
                ["association"],
                "L'aide est réservée aux associations.",
                "The aid is for associations only.",
            ),
            no(
                "is_sports_association",
                "Les associations sportives agréées ne sont pas admises à ce volet.",
                "Approved sports associations are not admitted to this part.",
                page("associations.gouv.fr, Le FDVA", "https://www.associations.gouv.fr/le-fdva.html"),
            ),
        ),
        "needs": ["*"],
        "note": (
            "Un appel par an, en hiver. Les clubs sportifs ont leurs propres fonds.",
            "One call a year, in winter. Sports clubs have funds of their own.",
        ),
        "source": page(
            "associations.gouv.fr, Le FDVA", "https://www.associations.gouv.fr/le-fdva.html", "2024"
        ),
    },
    {
        "id": "fdva-running",
        "name": ("FDVA 2, fonctionnement et innovation", "FDVA 2, running costs and innovation"),
        "giver": (
            "État (services de la jeunesse, de l'engagement et des sports)",
            "French State (youth, engagement and sports services)",
        ),
        "purpose": (
            "Aider le fonctionnement d'une petite association, ou un projet nouveau.",
            "Help a small association to run, or a new project.",
        ),
        "kind": "grant",
        "amount": ("Fixé par chaque département", "Set by each département"),
        "countries": ["FR"],
        "period": ("2018-06-09", None),
        "status": "to-confirm",
        "rule": every(
            FRANCE,
            within(
                "legal_form",
                ["association"],
                "L'aide est réservée aux associations.",
                "The aid is for associations only.",
            ),
            yes(
                "is_general_interest",
                "L'objet de l'association doit être d'intérêt général.",
                "The association's aim must be of general interest.",
            ),
        ),
        "needs": ["*"],
        "note": (
            "Les petites et moyennes associations locales passent d'abord, tous secteurs confondus. Un appel par an dans chaque département.",
            "Small and medium-sized local associations come first, in every field. One call a year in each département.",
        ),
        "source": page(
            "associations.gouv.fr, Le FDVA", "https://www.associations.gouv.fr/le-fdva.html", "2024"
        ),
    },
    {
        "id": "solidatech",
        "name": ("Solidatech", "Solidatech"),
        "giver": (
            "Solidatech, programme des Ateliers du Bocage",
            "Solidatech, a programme of Ateliers du Bocage",
        ),
        "purpose": (
            "Logiciels et matériel reconditionné à tarif solidaire, formations et diagnostic numérique.",
            "Software and refurbished equipment at a solidarity price, training and a digital check-up.",
        ),
        "kind": "equipment",
        "amount": ("Des prix réduits", "Reduced prices"),
        "countries": ["FR"],
        "period": (None, None),
        "status": "to-confirm",
        "rule": every(
            FRANCE,
            within(
                "legal_form",
                ["association", "foundation"],
                "L'offre est réservée aux associations, aux fondations et aux fonds de dotation.",
                "The offer is for associations, foundations and endowment funds only.",
            ),
        ),
        "needs": ["equipment", "office-suite", "computer-security", "posters-photos", "video-calls"],
        "note": ("Les bibliothèques publiques sont admises aussi.", "Public libraries are admitted too."),
        "source": page("Solidatech", "https://www.solidatech.fr/"),
        "mention": PIONEERS,
    },
    {
        "id": "techsoup-europe",
        "name": ("TechSoup et ses partenaires en Europe", "TechSoup and its partners in Europe"),
        "giver": (
            "TechSoup et une organisation partenaire par pays",
            "TechSoup and one partner organisation a country",
        ),
        "purpose": (
            "Logiciels et services à prix réduit, et formations.",
            "Software and services at reduced prices, and training.",
        ),
        "kind": "equipment",
        "amount": ("Des prix réduits", "Reduced prices"),
        "countries": sorted({*EU} - {"FR"}),
        "period": (None, None),
        "status": "to-confirm",
        "rule": every(
            either(
                within(
                    "country",
                    ["BE", "DE", "ES", "IT", "PL", "PT"],
                    "L'Allemagne, la Belgique, l'Espagne, l'Italie, la Pologne et le Portugal ont un partenaire de TechSoup.",
                    "Belgium, Germany, Italy, Poland, Portugal and Spain have a partner of TechSoup.",
                ),
                yes(
                    "has_techsoup_partner",
                    "Tout autre pays qui a un partenaire de TechSoup est admis aussi.",
                    "Any other country that has a partner of TechSoup is admitted too.",
                ),
            ),
            within(
                "legal_form",
                ["non-profit"],
                "L'offre est réservée aux organisations à but non lucratif.",
                "The offer is for non-profit organisations only.",
            ),
        ),
        "needs": ["equipment", "office-suite", "computer-security"],
        "note": (
            "Les logiciels proposés sont surtout ceux de grandes entreprises américaines : regardez d'abord s'il existe une solution libre.",
            "The software is mostly that of large American companies: look first whether a free solution exists.",
        ),
        "source": page("TechSoup Europe", "https://www.techsoupeurope.org/"),
        "mention": paper("000", "les “guichets” Tech Soup Europe"),
    },
    {
        "id": "pana",
        "name": (
            "Point d'appui au numérique associatif (PANA)",
            "Support point for digital matters in associations (PANA)",
        ),
        "giver": (
            "Réseau animé par La Fonda, HelloAsso et Solidatech",
            "Network run by La Fonda, HelloAsso and Solidatech",
        ),
        "purpose": (
            "Un premier conseil près de chez vous pour choisir et utiliser des outils.",
            "First advice near you on choosing and using tools.",
        ),
        "kind": "advice",
        "amount": ("Gratuit le plus souvent", "Free of charge most often"),
        "countries": ["FR"],
        "period": (None, None),
        "status": "to-confirm",
        "rule": every(
            FRANCE,
            within(
                "legal_form",
                ["association"],
                "Il faut être une association : l'objet du réseau est que chacune trouve un appui près de chez elle.",
                "One must be an association: the network exists for each of them to find support nearby.",
            ),
        ),
        "needs": ["*"],
        "source": page("Charte des points d'appui au numérique associatif", "https://pana-asso.org/?p=37"),
        "mention": PIONEERS,
    },
    {
        "id": "fondation-afnic",
        "name": ("Fondation Afnic, appels à projets", "Afnic Foundation, calls for projects"),
        "giver": ("Fondation Afnic pour la solidarité numérique", "Afnic Foundation for digital solidarity"),
        "purpose": (
            "Projets de solidarité numérique : ateliers, plateformes, lieux, contenus.",
            "Digital-solidarity projects: workshops, platforms, places, contents.",
        ),
        "kind": "grant",
        "amount": (
            "Jusqu'à 10 000 € pour des ateliers (appel de 2023)",
            "Up to €10,000 for workshops (call of 2023)",
        ),
        "maximumEuros": 10_000,
        "countries": ["FR"],
        "period": (None, None),
        "status": "to-confirm",
        "rule": every(
            FRANCE,
            DIGITAL_INCLUSION,
            either(
                within(
                    "legal_form",
                    ["non-profit", "public-body"],
                    "Les organismes à but non lucratif ou publics sont admis.",
                    "Non-profit and public bodies are admitted.",
                ),
                yes(
                    "is_social_enterprise_approved",
                    "Les sociétés qui ont l'agrément d'entreprise solidaire d'utilité sociale sont admises.",
                    "Companies that hold the approval as a social enterprise (ESUS) are admitted.",
                ),
            ),
        ),
        "needs": ["digital-inclusion", "case-files", "accessibility"],
        "source": page(
            "Fondation Afnic, questions fréquentes",
            "https://www.fondation-afnic.fr/fr/Contenu/FAQ.htm",
            "2023",
        ),
    },
    {
        "id": "opco",
        "name": (
            "Formation payée par l'opérateur de compétences (OPCO)",
            "Training paid for by the skills operator (OPCO)",
        ),
        "giver": ("L'opérateur de compétences de votre branche", "The skills operator of your branch"),
        "purpose": (
            "Former les salariés : le plan de développement des compétences.",
            "Train employees: the skills development plan.",
        ),
        "kind": "training",
        "amount": (
            "Tout ou partie du prix, selon la branche",
            "All or part of the price, depending on the branch",
        ),
        "countries": ["FR"],
        "period": ("2019-04-01", None),
        "status": "to-confirm",
        "rule": every(
            FRANCE,
            EMPLOYER,
            at_most(
                "employees",
                49,
                "Il faut employer moins de cinquante personnes.",
                "One must employ fewer than fifty people.",
            ),
            yes(
                "contributes_to_training_fund",
                "Il faut cotiser à un opérateur de compétences.",
                "One must pay into a skills operator.",
            ),
        ),
        "needs": ["*"],
        "note": (
            "Toutes les formes juridiques sont admises. Les bénévoles ne le sont pas : voyez le FDVA.",
            "All legal forms are admitted. Volunteers are not: see the FDVA.",
        ),
        "source": page("Code du travail, article L. 6332-1", None),
    },
    {
        "id": "digital-jetzt",
        "name": ("« Digital Jetzt » (Allemagne)", "“Digital Jetzt” (Germany)"),
        "giver": ("Ministère fédéral de l'Économie", "Federal Ministry for Economic Affairs"),
        "purpose": (
            "Investir dans des outils numériques et former les équipes.",
            "Invest in digital tools and train the staff.",
        ),
        "kind": "grant",
        "amount": ("Jusqu'à 50 000 €", "Up to €50,000"),
        "maximumEuros": 50_000,
        "countries": ["DE"],
        "period": ("2020-09-07", "2023-12-31"),
        "status": "closed",
        "rule": every(
            within(
                "country",
                ["DE"],
                "Le siège devait être en Allemagne.",
                "The registered office had to be in Germany.",
            ),
            at_least(
                "employees",
                3,
                "Il fallait employer au moins trois personnes.",
                "One had to employ at least three people.",
            ),
            at_most(
                "employees",
                499,
                "Il fallait employer moins de 500 personnes.",
                "One had to employ fewer than 500 people.",
            ),
            outside(
                "legal_form",
                ["non-profit", "social-enterprise"],
                "Les entreprises d'utilité publique, les fondations et les associations n'étaient pas admises.",
                "Public-benefit companies, foundations and associations were not admitted.",
                page("Akanthus, « Digital jetzt »", "https://www.akanthus-wpg.de/digital-jetzt/"),
            ),
            outside(
                "legal_form",
                ["public-body"],
                "Les organismes publics n'étaient pas admis.",
                "Public bodies were not admitted.",
            ),
        ),
        "needs": ["*"],
        "source": page(
            "IHK Halle-Dessau, Förderprogramm « Digital Jetzt »",
            "https://www.ihk.de/halle/ihr-unternehmen-unsere-serviceangebote/finanzierung-und-foerderung/innovations-und-forschungsfoerderung/foerderprogramm-digital-jetzt-des-bundesministerium-fuer-wirtschaft-und-energie-bmwi--4843218",
        ),
    },
    {
        "id": "kit-digital",
        "name": ("« Kit Digital » (Espagne)", "“Kit Digital” (Spain)"),
        "giver": (
            "Red.es, entreprise publique (fonds NextGenerationEU)",
            "Red.es, public company (NextGenerationEU funds)",
        ),
        "purpose": (
            "Un bon pour installer des solutions numériques : site, gestion, sécurité, facture électronique.",
            "A voucher to install digital solutions: site, management, security, e-invoicing.",
        ),
        "kind": "voucher",
        "amount": ("De 3 000 € à 29 000 € selon la taille", "€3,000 to €29,000 depending on size"),
        "maximumEuros": 29_000,
        "countries": ["ES"],
        "period": ("2022-03-15", "2025-10-31"),
        "status": "closed",
        "rule": every(
            within(
                "country",
                ["ES"],
                "Le siège devait être en Espagne.",
                "The registered office had to be in Spain.",
            ),
            MEDIUM_SIZE_THEN,
            outside(
                "legal_form",
                ["public-body"],
                "Les organismes publics n'étaient pas admis.",
                "Public bodies were not admitted.",
            ),
            outside(
                "legal_form",
                ["informal-group"],
                "Une personnalité juridique était demandée.",
                "A legal personality was required.",
                page(
                    "Atlántico Hoy",
                    "https://www.atlanticohoy.com/empresas/entidades-excluidas-ayudas-kit-digital_1503187_102.html",
                    "2022",
                ),
            ),
        ),
        "needs": ["*"],
        "note": (
            "Les organisations à but non lucratif étaient admises : la preuve qu'une aide peut les compter.",
            "Non-profit organisations were admitted: proof that an aid can count them in.",
        ),
        "source": page("COMPASSS (CERMI), Kit Digital", "https://compasss.cermi.es/node/663"),
    },
    {
        "id": "cheques-entreprises-wallonie",
        "name": (
            "Chèques-entreprises « maturité numérique » et « cybersécurité » (Wallonie)",
            "Business vouchers “digital maturity” and “cybersecurity” (Wallonia)",
        ),
        "giver": ("Région wallonne", "Walloon Region"),
        "purpose": (
            "Se faire conseiller et accompagner : audit, plan d'action, formation. Pas l'achat d'outils.",
            "Get advice and support: audit, action plan, training. Not the purchase of tools.",
        ),
        "kind": "voucher",
        "amount": (
            "75 % du coût ; pour la cybersécurité, jusqu'à 50 000 € en trois ans",
            "75% of the cost; for cybersecurity, up to €50,000 in three years",
        ),
        "maximumEuros": 50_000,
        "ratePercent": 75,
        "countries": ["BE"],
        "regions": ["BE-WAL"],
        "period": (None, None),
        "status": "to-confirm",
        "rule": every(
            BELGIUM,
            WALLONIA,
            MEDIUM_SIZE,
            at_most(
                "annual_budget_euros",
                50_000_000,
                "Le chiffre d'affaires ne doit pas dépasser 50 millions d'euros.",
                "Turnover may be no more than €50 million.",
            ),
            outside(
                "legal_form",
                ["non-profit"],
                "Les ASBL et les fondations ne sont pas admises.",
                "Non-profit associations (ASBL) and foundations are not admitted.",
                page(
                    "Digital Wallonia, aides à la transformation numérique",
                    "https://digitalwallonia.be/aides-transformation-numerique",
                    "2022-11-30",
                ),
            ),
        ),
        "needs": ["computer-security", "data-protection", "project-follow-up", "website", "online-sale"],
        "source": page(
            "Digital Wallonia, aides à la transformation numérique",
            "https://digitalwallonia.be/aides-transformation-numerique",
            "2022-11-30",
        ),
    },
    {
        "id": "cheque-relance-numerique-wallonie",
        "name": ("Chèque « Relance par le numérique » (Wallonie)", "“Digital recovery” voucher (Wallonia)"),
        "giver": (
            "Région wallonne (Fonds européen de développement régional)",
            "Walloon Region (European Regional Development Fund)",
        ),
        "purpose": (
            "Vendre ou travailler en ligne en sécurité : diagnostic, plan, mise en œuvre.",
            "Sell or work online safely: diagnosis, plan, implementation.",
        ),
        "kind": "voucher",
        "amount": ("90 % du coût", "90% of the cost"),
        "ratePercent": 90,
        "countries": ["BE"],
        "regions": ["BE-WAL"],
        "period": ("2022-01-24", "2023-11-24"),
        "status": "closed",
        "rule": every(BELGIUM_THEN, WALLONIA_THEN, MEDIUM_SIZE_THEN),
        "needs": ["online-sale", "website", "computer-security"],
        "note": (
            "Le seul de ces chèques ouvert aux ASBL, d'après Digital Wallonia.",
            "The only one of these vouchers open to ASBL, says Digital Wallonia.",
        ),
        "source": page(
            "Digital Wallonia, chèque « Relance par le numérique »",
            "https://www.digitalwallonia.be/fr/publications/cheques-relance-par-le-numerique/",
            "2023-11-24",
        ),
    },
    {
        "id": "ngi-zero-commons-fund",
        "name": ("NGI Zero Commons Fund", "NGI Zero Commons Fund"),
        "giver": ("Fondation NLnet, avec l'Union européenne", "NLnet Foundation, with the European Union"),
        "purpose": (
            "Écrire ou améliorer un logiciel libre ou un autre commun numérique.",
            "Write or improve free software or another digital commons.",
        ),
        "kind": "grant",
        "amount": ("De 5 000 € à 50 000 €", "€5,000 to €50,000"),
        "maximumEuros": 50_000,
        "countries": [],
        "period": ("2024-01-09", None),
        "status": "to-confirm",
        "rule": every(
            yes(
                "develops_digital_commons",
                "Le résultat doit être publié sous licence libre.",
                "The result must be published under a free licence.",
            )
        ),
        "needs": ["hosting", "maps", "accessibility", "artificial-intelligence"],
        "note": (
            "Toute personne et toute organisation peuvent répondre ; plusieurs dates par an.",
            "Any person and any organisation may apply; several dates a year.",
        ),
        "source": page("NLnet, NGI0 Commons Fund", "https://nlnet.nl/commonsfund/", "2024-01-09"),
    },
    {
        "id": "equipment-from-public-bodies",
        "name": ("Don de matériel réformé par l'administration", "Retired equipment given by public bodies"),
        "giver": (
            "État, collectivités et leurs établissements",
            "French State, local authorities and their bodies",
        ),
        "purpose": (
            "Recevoir gratuitement des ordinateurs que l'administration n'utilise plus.",
            "Receive free of charge computers that the administration no longer uses.",
        ),
        "kind": "equipment",
        "amount": (
            "Gratuit ; matériel de moins de 300 € l'unité",
            "Free of charge; equipment under €300 apiece",
        ),
        "countries": ["FR"],
        "period": (None, None),
        "status": "to-confirm",
        "rule": every(
            FRANCE,
            either(
                yes(
                    "is_social_enterprise_approved",
                    "Les organisations de réemploi qui ont l'agrément d'entreprise solidaire d'utilité sociale sont admises.",
                    "Reuse organisations that hold the approval as a social enterprise (ESUS) are admitted.",
                ),
                every(
                    within(
                        "legal_form",
                        ["association"],
                        "Une association est admise à deux conditions.",
                        "An association is admitted on two conditions.",
                    ),
                    yes(
                        "is_general_interest",
                        "L'association doit être d'intérêt général.",
                        "The association must be of general interest.",
                    ),
                    yes(
                        "works_with_people_far_from_digital",
                        "L'association doit équiper ou former des personnes en difficulté.",
                        "The association must equip or train people in difficulty.",
                    ),
                ),
            ),
        ),
        "needs": ["equipment", "digital-inclusion"],
        "note": (
            "Sont aussi admises les associations de parents d'élèves, de soutien scolaire, d'étudiants, et celles reconnues d'utilité publique.",
            "Also admitted: associations of parents, of school support, of students, and those of recognised public utility.",
        ),
        "source": page(
            "Code général de la propriété des personnes publiques, article L. 3212-2",
            "https://www.idcite.com/Actu-Dons-de-materiels-informatiques-reformes-des-personnes-publiques_a67174.html",
        ),
    },
    {
        "id": "fondation-roi-baudouin",
        "name": ("Fondation Roi Baudouin, appels à projets", "King Baudouin Foundation, calls for projects"),
        "giver": ("Fondation Roi Baudouin", "King Baudouin Foundation"),
        "purpose": (
            "Projets de justice sociale ; certains appels portent sur l'inclusion numérique.",
            "Projects for social justice; some calls are about digital inclusion.",
        ),
        "kind": "grant",
        "amount": ("Fixé par chaque appel", "Set by each call"),
        "countries": ["BE"],
        "period": (None, None),
        "status": "to-confirm",
        "rule": every(
            BELGIUM,
            within(
                "legal_form",
                ["non-profit", "public-body"],
                "Seuls les organismes à but non lucratif ou publics sont admis.",
                "Only non-profit and public bodies are admitted.",
            ),
        ),
        "needs": ["digital-inclusion"],
        "source": page("Fondation Roi Baudouin", "https://kbs-frb.be/"),
        "mention": paper(
            "004",
            "fondations Afnic, Crédit Coopératif ou Roi Baudouin, encore trop rares, soutiennent les organisations "
            "du numérique social et solidaire",
        ),
    },
]
