/** Where the sea and the estuaries are. */
export interface Water {
  /**
   * Whether the straight way between two positions crosses water.
   *
   * Calls with the same start one after the other are cheap.
   */
  between(longitude: number, latitude: number, otherLongitude: number, otherLatitude: number): boolean;
}
