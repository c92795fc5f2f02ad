/** Comments are packed: 32 to a row are written four times as fast as one to a row. */
export const COMMENTS_A_PACK = 32;
