"""English descriptions of ours, where the first sentence of the source does not say what the thing is."""

ENGLISH = {
    "bleachbit": "Frees space and clears traces on a computer",
    "clearurls": "Takes the tracking parts out of links",
    "cloud-carbon-footprint": "Measures the carbon footprint of the cloud services in use",
    "codeberg": "Code hosting run by a non-profit association",
    "commcare": "Data collection and case management in the field, on-line or off",
    "decentraleyes": "Serves common web files locally instead of fetching them from large third parties",
    "desec": "Domain name hosting by a non-profit association",
    "dhis2": "Collects, analyses and shows data, above all on health, at the scale of a country",
    "exodus-privacy": "Says how many trackers an Android application holds, and which",
    "firefox": "Free web browser made by a non-profit foundation",
    "gpg4win": "Encrypts and signs e-mail and files on Windows",
    "human-essentials": "Stock and distributions of banks of essential goods",
    "k-9-mail": "E-mail for Android, of the Thunderbird family",
    "lesspass": "Passwords worked out anew from a single one, with nothing stored",
    "lineageos": "Free Android system that gives old telephones a new life",
    "mattermost": "Team chat by channels, to host oneself",
    "ooni": "Measures the censorship of the Internet with volunteers",
    "openfisca": "Engine that turns tax and benefit law into code",
    "openfisca-france": "French taxes and benefits, computed in open code",
    "openwrt": "Free system for routers",
    "pass": "Password manager for the command line",
    "purple-hats": "Checks the accessibility of a website",
    "shiori": "Keeps pages to read later",
    "shotcut": "Free, cross-platform video editor",
    "signal": "Encrypted messaging, simple, run by a foundation",
    "simplex": "Encrypted messaging without user identifiers",
    "tails": "System on a USB stick that leaves no trace",
    "tor-browser": "Browser that hides who one is and where one comes from",
    "unbound": "Validating, caching name server for one's own network",
    "write-freely": "Minimalist, federated blogging platform",
    "your-priorities": "Ideas, debate and decisions between citizens and their government",
}

# Names that give no readable id, or one that another entry has.
IDS = {"εxodus": "exodus-privacy", "HelloAsso": "helloasso-online-services"}
