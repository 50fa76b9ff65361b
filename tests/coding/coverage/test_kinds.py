"""Kinds of error a coder of security texts makes, each with its smallest inputs: found, not found, and how firmly."""

from __future__ import annotations

import datetime

import pytest

from foedera import data
from foedera.coding.coverage.lexicon import Lexicon
from foedera.model.claim import Claim
from foedera.model.codebook import Codebook
from foedera.model.coverage import CellValue, Coverage
from foedera.model.properties import value_of
from foedera.model.strength import Strength
from foedera.reading import read
from foedera.reading.codebook import read_codebook
from foedera.workspace.seed import built_in_sentence_words

BOOK: Codebook = read_codebook(data.codebook_text("eu-sdp"), name="eu-sdp")
LEXICON = Lexicon(BOOK, built_in_sentence_words())
WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def claims(text: str, area: str) -> list[Claim]:
    """What the coder says of an area in a Markdown text."""
    result = read(text.encode(), name="t.md", subject="x", role="text", language="eng", source="t")
    found = LEXICON.code(result.document, result.provisions, agreement="x", recorded=WHEN)
    return [claim for claim in found if claim.value["area"] == area]


def best(text: str, area: str) -> Coverage:
    """The best passage's claim."""
    return value_of(claims(text, area)[0], Coverage)


def covered(text: str, area: str) -> bool:
    """Whether the text shows the area."""
    return best(text, area).value is CellValue.COVERED


AMERICAN = [
    ("cyber", "Both will strengthen cyber defense."),
    ("cyber", "They will test the cyber defenses of their ministries together."),
    ("defence-tools", "Norland will work with the European Defense Agency."),
    ("space", "They will open their space program to each other's officers."),
    ("defence-initiatives", "The sides will link their defense industries."),
    ("defence-initiatives", "They will consult on defense policy."),
    ("training", "They will cooperate in defense training."),
    ("organised-crime", "They will fight organized crime."),
    ("counterterrorism", "They will prevent radicalization and violent extremism."),
    ("non-proliferation", "They will work for the demilitarization and denuclearization of the peninsula."),
    ("space", "They will speak with one voice against the militarization of space."),
    ("space", "They will agree on responsible behavior in space."),
]


@pytest.mark.parametrize(("area", "sentence"), AMERICAN)
def test_american_spelling_is_found(area: str, sentence: str) -> None:
    """1: one rule of spelling for every expression; the British form is found as well."""
    assert covered(sentence, area)
    british = sentence.replace("efense", "efence").replace("program ", "programme ").replace("behavior", "behaviour")
    for word in ("organ", "radical", "demilitar", "denuclear", "militar"):
        british = british.replace(f"{word}iz", f"{word}is")
    assert covered(british, area)


@pytest.mark.parametrize(
    ("area", "text"),
    [
        ("economic-security", "They will look after their economic, cultural, security and social ties."),
        ("economic-security", "The sides will discuss economic growth. Security is another matter."),
        ("critical-infrastructure", "The talks will be critical. Infrastructure comes later."),
        ("critical-infrastructure", "The sides will remain critical: infrastructure comes later."),
        ("maritime-security", "They will develop maritime trade; security comes later."),
        ("space", "The sides will give each other space. Security is another matter."),
        ("secure-communications", "The sides will be secure; lines of trade open."),
        ("training", "The sides will send defence attachés. Training begins later."),
        ("consular", "They will protect birds, citizens, abroad and at home, say so."),
    ],
)
def test_a_phrase_ends_with_its_part_of_the_sentence(area: str, text: str) -> None:
    """2: words on two sides of a full stop, a colon, a semicolon or a list's comma are no phrase."""
    assert not covered(text, area)


@pytest.mark.parametrize(
    ("area", "sentence"),
    [
        ("organised-crime", "Both will combat serious, organised and cross-border crime."),
        ("organised-crime", "They will disrupt organised, serious and violent crime."),
        ("secure-communications", "Both will keep open a secure 24-hour line."),
        ("secure-communications", "The ministers will use a secure and direct voice link."),
        ("training", "They will promote exchanges of officers and cadets between their naval academies."),
        ("training", "They will go on with the training of the land and air forces of Norland."),
        ("training", "They will plan training exercises at sea."),
        ("csdp-missions", "Norland will contribute officers to European Union crisis management operations."),
        ("csdp-missions", "Norland will take part in military operations led by the European Union."),
        ("cyber", "They will answer attacks in the cyber and information domains."),
        ("maritime-security", "They will hold exercises of their navies jointly."),
    ],
)
def test_everyday_word_order_is_found(area: str, sentence: str) -> None:
    """3: an adjective between, two things joined, the long form for the short one."""
    assert covered(sentence, area)


LISTS = [
    (
        "counterterrorism",
        (
            "1. The sides will work together to prevent serious crimes, such as:\n\n(a) terrorism in all its forms;\n\n"
            "(b) piracy of music."
        ),
        "The sides will work together to prevent serious crimes, such as: … terrorism in all its forms;",
    ),
    (
        "cultural-heritage",
        "1. Both parties will give back\n\n(a) rare books;\n\n(b) looted works of art.",
        "Both parties will give back … looted works of art.",
    ),
    (
        "consular",
        "1. They will exchange experience in:\n\n(i) public administration;\n\n(ii) consular protection.",
        "They will exchange experience in: … consular protection.",
    ),
    (
        "critical-infrastructure",
        "1. The sides will step up the protection of:\n\n- ports;\n\n- undersea cables.",
        "The sides will step up the protection of: … undersea cables.",
    ),
]


@pytest.mark.parametrize(("area", "text", "said"), LISTS, ids=[area for area, _, _ in LISTS])
def test_a_point_is_read_and_quoted_with_its_lead(area: str, text: str, said: str) -> None:
    """5: what a point completes stands before it, in the quote as in the strength."""
    (claim,) = claims(text, area)
    assert claim.value["value"] == "covered"
    assert claim.basis.span is not None
    assert claim.basis.span.said == said
    assert claim.value["strength"] == "firm"


def test_a_point_behind_a_lead_of_background_shows_nothing() -> None:
    """5 and 6: the lead decides, also where it condemns."""
    lead = "1. The sides condemned in the strongest terms:\n\n(a) attacks on critical infrastructure;\n\n(b) sabotage."
    assert not covered(lead, "critical-infrastructure")


@pytest.mark.parametrize(
    ("area", "sentence"),
    [
        (
            "women-peace-security",
            "They share values such as democracy, gender equality in security and the rule of law.",
        ),
        ("women-peace-security", "The friendship is founded on the equal part of women in peace and security."),
        ("critical-infrastructure", "Both strongly condemned the attacks on critical infrastructure."),
        ("counterterrorism", "The ministers condemned the terrorist attacks on the market."),
        ("cyber", "They denounced malicious cyber activities of a third state."),
        ("hybrid-threats", "Hybrid attacks threaten the whole region."),
        ("non-proliferation", "They expressed grave concern about the proliferation of weapons of mass destruction."),
        ("non-proliferation", "The regime must never obtain nuclear weapons."),
        ("peace-crisis-management", "They called on the warring factions to agree on a ceasefire."),
        ("maritime-security", "They urged the neighbour to respect the freedom of navigation."),
        ("stratcom-fimi", "Recalling the harm that disinformation does, they met in Norland."),
        ("space", "They were concerned by the testing of weapons in outer space."),
        ("organised-crime", "Organised crime poses a threat to both societies."),
    ],
)
def test_values_judgements_and_calls_on_others_show_nothing(area: str, sentence: str) -> None:
    """6: what is believed, condemned, feared or asked of others is nothing the sides do."""
    assert not covered(sentence, area)


@pytest.mark.parametrize(
    ("area", "sentence"),
    [
        ("critical-infrastructure", "They condemned the attacks and will protect critical infrastructure together."),
        ("counterterrorism", "Deploring the attack, the sides will work together against terrorist groups."),
        ("maritime-security", "They called on others to join and will uphold the freedom of navigation."),
    ],
)
def test_an_undertaking_behind_a_judgement_still_counts(area: str, sentence: str) -> None:
    """6: background hides what it governs, and no more."""
    assert covered(sentence, area)


@pytest.mark.parametrize(
    ("area", "sentence", "strength"),
    [
        ("counterterrorism", "There must be no impunity for terrorism in all its forms.", Strength.DECLARED),
        ("cyber", "Ransomware must be answered.", Strength.DECLARED),
        ("cyber", "Cyberspace must stay open.", Strength.DECLARED),
        ("non-proliferation", "Third states must respect the Arms Trade Treaty.", Strength.DECLARED),
        (
            "non-proliferation",
            "The leaders promised to work together against the proliferation of weapons of mass destruction.",
            Strength.FIRM,
        ),
        ("cyber", "The ministers decided to hold a dialogue on cyber security.", Strength.FIRM),
        ("space", "Both committed to consult on space security.", Strength.FIRM),
        ("consular", "The sides agreed to meet on consular matters.", Strength.FIRM),
        ("training", "They commit to support their police, which could include joint training.", Strength.FIRM),
        (
            "maritime-security",
            "We recognise the threat and plan to launch a dialogue on maritime security.",
            Strength.INTENDED,
        ),
        ("cyber", "The sides acknowledge the need and aim to deepen cyber cooperation.", Strength.INTENDED),
        ("hybrid-threats", "They stress the danger and intend to share analysis of hybrid threats.", Strength.INTENDED),
        ("space", "The sides will explore a dialogue on space security.", Strength.EXPLORED),
    ],
)
def test_the_main_verb_says_how_firmly(area: str, sentence: str, strength: Strength) -> None:
    """7: a political must binds nobody, a reported promise is firm, a side clause decides nothing."""
    assert best(sentence, area).strength is strength


@pytest.mark.parametrize(
    "point", ["training of police officers", "maritime security exercises", "joint military training"]
)
def test_a_list_of_possibilities_does_not_take_over_its_leads_verb(point: str) -> None:
    """7: 'agree to cooperation that may include' leaves each item open."""
    area = "maritime-security" if "maritime" in point else "training"
    text = f"1. The sides agree to cooperation that may include:\n\n(a) {point};\n\n(b) sports."
    assert best(text, area).strength is Strength.EXPLORED


@pytest.mark.parametrize("kind", ["Joint statement", "Memorandum of understanding", "Joint declaration"])
def test_a_text_that_binds_nobody_shows_nothing_binding(kind: str) -> None:
    """7: 'shall' in a text of a political type is firm."""
    text = f"# {kind} of Norland and Sudland\n\n1. The sides shall hold a dialogue on cyber security.\n"
    assert best(text, "cyber").strength is Strength.FIRM
    assert best(text.replace(kind, "Treaty"), "cyber").strength is Strength.BINDING


@pytest.mark.parametrize(
    ("area", "sentence"),
    [
        ("training", "Side A will provide collective and individual training to the police of side B."),
        ("peace-crisis-management", "The parties will work side by side for a lasting and just peace."),
        ("peace-crisis-management", "They will mediate in the crisis of their neighbour."),
        (
            "border-management",
            "They will step up the surveillance of their borders, with joint patrols of the common border.",
        ),
        ("international-forums", "The sides will act together in the OSCE, so that the mission is prolonged."),
        ("defence-tools", "The EU equips the army of Norland through the European Peace Facility."),
        ("non-proliferation", "The sides will defend against chemical and biological threats."),
        ("counterterrorism", "The parties will join hands against terrorist organisations."),
        ("space", "The sides have signed an arrangement on space situational awareness."),
        ("training", "Side A will train officials of side B in cyber security."),
        ("cyber-capacity-building", "Side A will train officials of side B in cyber security."),
    ],
)
def test_plain_wordings_are_found(area: str, sentence: str) -> None:
    """7: what people write beside the phrases of treaties."""
    assert covered(sentence, area)
