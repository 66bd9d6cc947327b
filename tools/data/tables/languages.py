"""The languages met in the data and of the European Union, by BCP 47 tag, with the codes and misspellings files use."""

LANGUAGES = {
    "ar": ["ara"], "be": [], "bg": ["bul"], "bn": [], "br": ["bzh"], "bs": [], "ca": ["cat"], "co": [], "cs": ["cz", "ces", "cze"], "cy": [], "da": ["dk", "dan"],
    "de": ["ger", "deu", "de-DE"], "el": ["gr", "gre", "ell"], "en": ["eng", "en-GB", "en-US"], "eo": [], "es": ["spa", "es-ES"], "et": ["est"], "eu": ["eus", "baq"],
    "fa": [], "fi": ["fin"], "fr": ["fra", "fre", "fr-FR"], "ga": ["gle"], "gd": [], "gl": [], "he": [], "hi": [], "hr": ["hrv"], "hu": ["hun"], "hy": [], "id": [],
    "is": [], "it": ["ita"], "ja": [], "ka": [], "ko": [], "lb": ["ltz"], "lt": ["lit"], "lv": ["lav"], "mk": [], "mt": ["mlt"], "nb": ["no", "nor"], "nl": ["dut", "nld"],
    "oc": [], "pl": ["pol"], "ps": [], "pt": ["por", "pt-PT"], "pt-BR": [], "rm": [], "ro": ["rum", "ron"], "ru": ["rus"], "se": [], "sk": ["slk", "slo"], "sl": ["slv"],
    "sq": [], "sr": [], "sv": ["swe"], "sw": [], "ti": [], "tr": [], "uk": ["ukr"], "ur": [], "vi": [], "wo": [], "zh": ["chi", "zho"], "zh-Hant": [],
}
