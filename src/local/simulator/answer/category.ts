import type { Analysis } from "../../../domain/analysis.ts";
import { countMatches, wordPattern } from "./word-pattern.ts";

type Category = Analysis["category"];

/** Words of English, Dutch and German, separated by commas, that each category's conversations are full of. */
const WORDS = {
  SCHEDULE_HOURS: [
    "schedule, shift, roster, rota$, working hours, overtime, swap, rooster, ingeroosterd, ingepland",
    "beschikbaarheid, nachtdienst, avonddienst, werktijd, overuren, overwerk, ruilen, dienstplan, schicht",
    "arbeitszeit, überstunden, tauschen, night shift, clock, spätschicht, frühschicht, nachtschicht",
    "eingeplant, wechselschicht",
  ],
  LEAVE_VACATION: [
    "vacation, holiday, annual leave, day off, days off, time off, parental leave, leave request, vakantie",
    "verlof, vrije dag, vrij vragen, adv$, urlaub, ferien, elternzeit, freier tag, freien tag, resturlaub",
    "urlaubstage, zorgverlof, ouderschapsverlof, carry over",
  ],
  SICK_LEAVE_RECOVERY: [
    "sick, ill$, illness, flu$, fever, doctor, recover, injur, ziek, beter meld, betermeld, griep, koorts",
    "herstel, bedrijfsarts, huisarts, krank, grippe, fieber, arzt, genesung, arbeitsunfähig",
    "wiedereingliederung, sick note, attest, ziekenhuis, hernia, krankenhaus, re-integratie",
  ],
  SALARY_COMPENSATION: [
    "salary, pay$, payslip, pay slip, payroll, paid$, wage, bonus, allowance, expense, tax$, salaris, loon",
    "betaald, uitbetal, toeslag, declaratie, reiskosten, vakantiegeld, gehalt, lohn, bezahlt, auszahlung",
    "zuschlag, abrechnung, fahrtkosten, weihnachtsgeld, overpaid, underpaid, uitbetaling, eindejaarsuitkering",
    "mindestlohn, zuschläge",
  ],
  CONTRACT_HOURS: [
    "contract, part-time, part time, full-time, full time, hours per week, hours a week, probation",
    "arbeidsovereenkomst, uren per week, parttime, fulltime, proeftijd, vast dienstverband, vertrag",
    "arbeitsvertrag, stunden pro woche, teilzeit, vollzeit, probezeit, befristet, zero hours, nulurencontract",
    "vast contract, arbeitsstunden, aufstocken",
  ],
  ONBOARDING: [
    "onboarding, first day, new employee, new here, starting on, induction, welcome day, eerste werkdag",
    "eerste dag, nieuwe medewerker, nieuw hier, inwerk, introductiedag, erster tag, ersten tag",
    "erster arbeitstag, ersten arbeitstag, neu hier, einarbeitung, just started, my first week, second week",
    "safety training, begin volgende week, ik begin op, fange am, schulung, einweisung, personalfragebogen",
  ],
  OFFBOARDING: [
    "resign, notice period, quit$, last day, leaving the company, exit interview, terminat, ontslag, opzeg",
    "opzegtermijn, laatste werkdag, uit dienst, exitgesprek, kündig, kündigungsfrist, letzter tag",
    "letzten tag, letzter arbeitstag, austritt, decided to leave, reference letter, p45, arbeitszeugnis",
    "aufhebungsvertrag, zeugnis, eindafrekening, gekündigt",
  ],
  WORKWEAR_STAFF_PASS: [
    "uniform, workwear, work clothes, work shoes, safety shoes, staff pass, badge, access card, jacket",
    "gloves, trousers, locker, handschoenen, broek, arbeitshose, handschuhe, kleiderkammer, spind",
    "werkkleding, bedrijfskleding, werkschoenen, veiligheidsschoenen, personeelspas, toegangspas, pasje",
    "arbeitskleidung, dienstkleidung, sicherheitsschuhe, ausweis, mitarbeiterausweis, namensschild",
  ],
  TEAM_CONTACTS: [
    "team leader, team lead, supervisor, phone number, contact person, who is my, contact details, teamleider",
    "leidinggevende, telefoonnummer, contactpersoon, wie is mijn, bereiken, teamleit, vorgesetzt",
    "telefonnummer, ansprechpartner, wer ist mein, kontaktdaten, who do i call, speak with somebody",
    "who can i contact, e-mailadres van, wie bereik, hoe bereik, wie heißt, wie erreiche, zuständig",
    "an wen kann, betriebsrat, ondernemingsraad",
  ],
  PERSONAL_QUESTIONS: [
    "my address, moved house, bank account, my name, marri, my details, date of birth, emergency contact",
    "personal data, divorce, privacy, scheiden, persoonsgegevens, nieuw adres, nieuwe adres, kinderfreibetrag",
    "datenschutz, mijn adres, verhuisd, bankrekening, rekeningnummer, getrouwd, mijn gegevens, achternaam",
    "meine adresse, umgezogen, bankverbindung, kontonummer, geheiratet, meine daten, nachname",
  ],
  ACCESS_LOGIN: [
    "log in, login, log on, password, locked out, account is locked, two-factor, portal, reset link",
    "verification code, my account, het account, mitarbeiterportal, neu anmelden, melde ich mich, der code",
    "fingerabdruck, inloggen, wachtwoord, geen toegang, geblokkeerd, tweestaps, einloggen, anmelden, passwort",
    "kennwort, kein zugriff, gesperrt, zugangsdaten",
  ],
  SOCIAL_QUESTIONS: [
    "party, drinks, barbecue, bbq, team outing, birthday, sports club, social event, how are you, borrel",
    "feest, personeelsuitje, uitje, verjaardag, hoe gaat het, feier, betriebsausflug, geburtstag, sommerfest",
    "stammtisch, wie geht es, running group, team building, discount, canteen, bullied, banter",
    "personeelsfeest, kantine, cadeau, korting, kerstpakket, pesten, gepest, rabatt, streiten",
    "kollegin bedanken, weihnachtsfeier",
  ],
} as const satisfies Record<Exclude<Category, "UNRECOGNIZED_OTHER">, readonly string[]>;

const PATTERNS = Object.entries(WORDS).map(([category, words]) => ({
  category: category as keyof typeof WORDS,
  pattern: wordPattern(words.flatMap((line) => line.split(", "))),
}));

/** The category whose words the user uses most; what is said first counts twice. */
export function detectCategory(userMessages: readonly string[]): Category {
  const text = [userMessages[0] ?? "", ...userMessages].join("\n");
  let best: { category: Category; score: number } = { category: "UNRECOGNIZED_OTHER", score: 0 };
  for (const { category, pattern } of PATTERNS) {
    const score = countMatches(text, pattern);
    if (score > best.score) best = { category, score };
  }
  return best.category;
}
