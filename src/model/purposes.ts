/** What each draw is for: the purpose word of its key. Never renumber: results would change. Population synthesis uses 3000–3099. */
export const purpose = {
  /** A race among everybody who is there; so are the orders of titles, training and dispatch below. */
  look: 1,
  breach: 2,
  gumbelStay: 3,
  gumbelOption: 4,
  /** A race among open posts; its entries are told apart by the facility's position within its county and the kind of post. */
  offer: 8,
  acceptance: 12,
  freeze: 13,
  title: 14,
  appointment: 15,
  titleOrder: 16,
  birth: 17,
  elder: 18,
  payWeight: 19,
  susceptibility: 20,
  trainingOrder: 22,
  dispatchOrder: 23,
  dispatchGumbel: 24,
  /** The month of this draw is the year. */
  illness: 25,
  entrantAge: 30,
  entrantSex: 31,
  entrantEducation: 32,
  entrantSpecialty: 33,
  entrantHome: 34,
  entrantTie: 35,
  entrantChild: 36,
  entrantTitle: 37,
  entrantTenure: 38,
  entrantCompetence: 39,
  entrantStayer: 40,
  targetedTown: 41,
  convert: 42,
  returnRight: 43,
  /** One option for each place of a facility. */
  silver: 70,
  silverPlaces: 71,
  service: 72,
  servicePartner: 73,
  villageConversion: 74,
  generalist: 75,
  internalPosts: 76,
  /** A race for the prizes of a year. */
  prize: 50,
  /** What a register of posts shows beside the post that is heard of anyway; and whether it does. */
  registerOffer: 80,
  registered: 81,
  /** Error of what a review is told, by indicator. */
  review: 90,
  /** The order in which a satisficing doctor meets alternatives. */
  meetingOrder: 100,
} as const;
