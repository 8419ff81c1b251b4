/** In place of Lit's: a style sheet that is made when it is first used. The build makes sure that no style holds expressions. */
export const css = ([cssText]) => {
  let sheet;
  return {
    cssText,
    get styleSheet() {
      if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(cssText);
      return sheet;
    },
  };
};
