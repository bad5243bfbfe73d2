/** What a label that is no class is drawn in, Okabe and Ito's yellow. */
export const NO_CLASS_COLOUR = "#f0e442";
