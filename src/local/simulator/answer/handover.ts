import { wordPattern } from "./word-pattern.ts";

const TO_A_PERSON = wordPattern([
  ...["connect you", "transfer you", "hand you over", "handing you over", "put you through", "human agent"],
  ...["a colleague will", "one of my colleagues", "a colleague of mine", "live agent", "escalate", "specialist will"],
  ...["take this over", "takes this over", "is in the chat now", "you are connected", "you are next in line"],
  ...["verbind u door", "verbind je door", "doorverbind", "een collega neemt", "een collega zal", "neemt contact met"],
  ...[
    "schakel een collega",
    "zet je door",
    "zet je meteen door",
    "zet u door",
    "doorzetten naar",
    "neemt vandaag nog contact",
  ],
  ...[
    "ich verbinde",
    "verbinde sie",
    "verbinde dich",
    "sie sind verbunden",
    "ein kollege meldet",
    "eine kollegin meldet",
  ],
  ...["ein mitarbeiter meldet", "an einen kollegen", "an eine kollegin", "ich übergebe", "jetzt im chat"],
  ...["sie sind gleich an der reihe", "meldet sich heute", "meldet sich bei ihnen"],
]);

const TO_HR = wordPattern([
  ...["forwarded to hr", "forward this to hr", "forward it to hr", "forwarded this to hr", "forwarded it to hr"],
  ...["forwarded your request to hr", "forwarded your question to hr", "passed this on to hr", "passed it on to hr"],
  ...["sent to hr$", "hr has it", "hr will contact", "hr will call", "hr will get back", "hr will be in touch"],
  ...["to human resources", "to the hr"],
  ...["doorgestuurd naar hr", "doorgezet naar hr", "door naar hr", "naar de hr", "naar personeelszaken", "bij hr neer"],
  ...["ligt bij hr", "hr neemt contact", "hr belt", "hr-adviseur belt", "ik vraag hr$"],
  ...["an die personalabteilung", "an hr weiter", "an hr$", "die personalabteilung meldet", "personalabteilung ruft"],
]);

/** Whether the assistant says that a person takes over. */
export function isEscalated(assistantText: string): boolean {
  return assistantText.search(TO_A_PERSON) !== -1;
}

/** Whether the assistant says that human resources have the matter now. */
export function isForwardedToHr(assistantText: string): boolean {
  return assistantText.search(TO_HR) !== -1;
}
