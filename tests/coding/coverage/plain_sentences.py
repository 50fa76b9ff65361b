"""Plain sentences of our own, area by area: between them they hold every EuroVoc label and every word of its notes."""

from __future__ import annotations

PLAIN: dict[str, tuple[str, ...]] = {
    "csdp-missions": (
        (
            "The partner will take part in civilian and military missions and operations that the EU runs under its "
            "common security and defence policy."
        ),
        "Norland will join the EU civilian mission.",
        "Norland will stay in the EU military mission and support it.",
        (
            "The sides will exercise together and settle the rules that prepare Norland for taking part in CSDP "
            "operations."
        ),
        "The sides will support the EU mission in the partner's own country.",
    ),
    "hybrid-threats": (
        "The sides will work jointly against hybrid attacks that mix means below the threshold of war.",
        "They will share analysis and good practice on hybrid threats, campaigns and warfare.",
        "The sides will train their resilience against hybrid warfare.",
        "They will prepare joint answers to hybrid campaigns.",
    ),
    "cyber": (
        "The sides will consult on policy, security and defence in cyberspace.",
        "They will hold a dialogue and consultation on cyber security.",
        "They will work together to prevent and answer cyber attacks and ransomware.",
        "The sides will fight cybercrime and other computer crime together.",
        "They will promote the norms of behaviour of states in cyberspace.",
        "They will improve the information security of networks, products and space systems.",
        "The partner will work with ENISA, the European Union Agency for Cybersecurity.",
        "They will raise the cyber security of products and of space systems.",
    ),
    "cyber-capacity-building": (
        "The EU will build up the capacity of the partner to be secure in cyberspace.",
        "Both sides will help third states to build up their cyber capacity.",
        "The sides will set up programmes and funds against cybercrime in third states.",
        "They will provide training, exercises and experts for cyber security.",
        "They will coordinate such programmes of capacity building in information security.",
    ),
    "partner-capacity-building": (
        "Both sides will build up the security and defence capacity of third states in coordination.",
        "They will give joint support, training, equipment and advice to third states and their forces.",
        "The sides will coordinate their support for the police, coast guards and border guards of third states.",
        "They will support the capacity of regional bodies in security.",
        "Both will work together in capacity building for third states.",
    ),
    "stratcom-fimi": (
        (
            "The sides will cooperate in strategic communication and in their answers to foreign manipulation of "
            "information and interference."
        ),
        "They will share their analysis of disinformation.",
        "They will expose and answer propaganda and information warfare together.",
        "They will counter foreign interference.",
        "The sides will communicate together against disinformation.",
    ),
    "non-proliferation": (
        "The sides will work together to keep weapons of mass destruction from spreading.",
        "They will reduce their arms and control conventional weapons and the trade in them.",
        "They will strengthen the treaties and regimes of non-proliferation, disarmament and export control.",
        "The sides will work for the denuclearisation of a third state.",
        "They will prevent the diversion of arms and check their end-use.",
        "They will act together against small arms and firearms trafficking.",
        "They will support mine action.",
        "They will protect people against chemical, biological, radiological and nuclear weapons.",
        "They will cooperate in the security of nuclear material.",
        "The sides will further the non-proliferation of arms and nuclear non-proliferation.",
        "They will work together on the control of every conventional weapon.",
    ),
    "counterterrorism": (
        "The sides will prevent and fight terrorism and violent extremism.",
        "They will hold a dialogue on terrorism and its financing.",
        "They will exchange what they know of radicalisation and of foreign fighters.",
        "They will coordinate their operations against terrorists.",
        "The sides will cooperate against extremism.",
    ),
    "defence-initiatives": (
        (
            "The sides will consult and cooperate on initiatives in defence policy, capability development and defence "
            "industry."
        ),
        "The partner will join PESCO, the European Defence Fund and EDIP, and initiatives like them elsewhere.",
        "The sides will work on the joint development, production and procurement of arms.",
        "They will strengthen the links between their defence industries.",
        "They will work together in research for defence.",
        "They will conclude a defence cooperation agreement that names such work.",
        "They will consult on European defence policy.",
    ),
    "defence-tools": (
        "The sides will consult on the tools and instruments that carry out defence policy.",
        "The partner will have access to projects of PESCO and to the European Defence Agency.",
        "The sides will work together in the European Peace Facility and in programmes such as EDIP and SAFE.",
        "The partner will draw on the side's own standing funds of military aid.",
        "They will use their frameworks of logistic support and of supply.",
        "They will widen their military cooperation through defence instruments open to the arms industry of both.",
    ),
    "training": (
        "The sides will cooperate in training and education for security and defence.",
        "They will hold joint courses at their defence colleges.",
        "They will organise exchanges of staff and students between military colleges.",
        "Their armed forces will train jointly.",
        "They will train police, coast guards and experts in cyber security together.",
        "Side A will give training to the forces of side B.",
        "They will hold military training and exercises that are called training.",
    ),
    "border-management": (
        "The sides will manage their borders together, in the external aspects.",
        "They will cooperate in integrated border management.",
        "They will strengthen border security and border controls, and act on migration and crime at their borders.",
        "They will hold joint patrols.",
        "The sides will work with border agencies and share technology for border security.",
        "They will improve border control at the external border of the EU.",
    ),
    "women-peace-security": (
        "The sides will carry out the agenda on women, peace and security.",
        "They will carry out resolution 1325 of the UN Security Council and those that follow it.",
        "They will strengthen women's part in peace processes and security.",
        "They will bring gender perspectives into their operations.",
        "They will act together against violence against women in conflict.",
        "They will promote gender equality in security and defence.",
        "They will work for gender mainstreaming.",
        "They will raise the participation of women in peace missions.",
    ),
    "support-ukraine": (
        "The sides commit to go on supporting Ukraine.",
        "They will give military, financial, political, humanitarian and energy support to Ukraine.",
        "They will help with the reconstruction of Ukraine.",
        "They will work for accountability and a just peace on the side of Ukraine.",
        "Their support for Ukraine will last for its whole duration.",
    ),
    "maritime-security": (
        "The sides will work together for security at sea.",
        "They will hold exchanges on maritime security and raise their awareness of what happens at sea.",
        "They will widen their naval cooperation and their port calls.",
        "Their coast guards will coordinate their presences.",
        "They will fight piracy together.",
        "They will uphold the freedom of navigation and the law of the sea as a common aim.",
        "They will fight illegal fishing as a matter of security.",
        "They will cooperate in maritime safety and maritime surveillance.",
    ),
    "space": (
        "The sides will cooperate on security and defence in and for outer space.",
        "They will hold a dialogue on space security.",
        "They will share their awareness of what happens in space.",
        "They will promote responsible behaviour in space.",
        "They will use secure space services together.",
        "They will plan space projects for security and defence.",
        "They will consult on space policy and on the militarisation of space.",
    ),
    "critical-infrastructure": (
        "The sides will make critical infrastructure able to withstand attacks and failures.",
        "They will consult on the protection of critical infrastructure on land, under water and in networks.",
        "They will protect undersea cables.",
        (
            "They will build resilient and trusted networks of communication and of energy as infrastructure to be "
            "protected."
        ),
        "They will work together on critical infrastructure security.",
    ),
    "peace-crisis-management": (
        "The sides will work together to keep and restore peace in the world.",
        "They will cooperate in mediation, the prevention of conflicts and the management of crises.",
        "They will pursue joint diplomacy in the named conflicts of others.",
        "They will share early warning of crises.",
        "They will support peacekeeping, stabilisation and crisis management.",
        "They will carry out humanitarian and political work in the conflicts of others.",
        (
            "The parties will observe the cease-fire and take the steps laid down for the peace process in their own "
            "conflict."
        ),
        "They will work for conflict prevention and the establishment of peace.",
    ),
    "consular": (
        "The sides will hold exchanges on consular matters.",
        "They will help each other in the protection of citizens abroad.",
        "They will hold dialogues on consular crises.",
        "They will evacuate and protect each other's citizens in third countries.",
        "They will act against the arbitrary detention of citizens.",
        "Their consulates will work together in the diplomatic protection of citizens abroad.",
    ),
    "international-forums": (
        (
            "The sides will coordinate their positions and their work in international and regional organisations "
            "and groups."
        ),
        "They will consult and coordinate in the UN, the OSCE and the Council of Europe.",
        (
            "They will work together in every international organisation and in regional organisations, the G7 "
            "and the G20."
        ),
        "They will coordinate in financial institutions and in groups of states formed for a purpose.",
        "They will support each other's membership and candidacy.",
        "They will support a third state's candidacy.",
        "They will pursue the reform of the United Nations together.",
        "They will further EU–NATO cooperation.",
        "They will coordinate their multilateral relations in multilateral forums.",
    ),
    "economic-security": (
        "The sides will guard against economic dependence and coercion.",
        "They will answer economic coercion together and raise their economic resilience.",
        "They will build secure, resilient and diverse supply chains, critical minerals included.",
        "They will cooperate on investment screening.",
        "They will coordinate export controls and the protection of sensitive technology.",
        "They will become less dependent on others for their energy.",
        "They will act together against the evading of sanctions.",
        (
            "They will make each supply chain safer and shape their economic relations for economic security in "
            "its external aspects."
        ),
    ),
    "information-security-agreement": (
        "The sides will conclude an agreement on protecting classified information.",
        "They wish to hold talks on the security of classified and military information.",
        "They will apply the standards of their agreement on the security of information.",
        "They will share classified information under rules.",
        (
            "They will guard every military secret and the confidentiality of classified information in any exchange "
            "of information."
        ),
        "It is possible that an agreement on the security of information will be concluded.",
    ),
    "secure-communications": (
        "The sides will set up a protected line of communication between both sides.",
        "They plan a secure link for voice and data between their institutions.",
        "They will operate a hotline between their forces.",
        "They will plan and operate a secure network for voice and data.",
        "They will set up an encrypted channel for the protection of communications between them.",
    ),
    "organised-crime": (
        (
            "The sides will fight trafficking in human beings and crime organised across borders, in their "
            "external aspects."
        ),
        "They will exchange information and cooperate against trafficking in people, drugs, arms and wildlife.",
        "They will act together against smuggling.",
        "They will fight organised and transnational crime.",
        "They will cooperate against cybercrime by criminal groups and the money laundered from it.",
        "They will fight organised crime together.",
    ),
    "cultural-heritage": (
        (
            "The sides will protect cultural heritage when there is conflict or crisis, and against looting and "
            "illicit trade."
        ),
        "They will safeguard cultural sites and objects in conflict.",
        "They will fight the trade in looted and stolen cultural objects.",
        "They will give back looted objects.",
        "They will protect every cultural object from looting and illicit trade.",
    ),
}
"""Area → sentences in which the sides undertake something in it."""
