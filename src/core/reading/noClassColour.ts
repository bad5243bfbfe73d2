/** What a label that does not belong to a class is drawn in, Okabe and Ito's yellow. */
export const NO_CLASS_COLOUR = "#f0e442";
