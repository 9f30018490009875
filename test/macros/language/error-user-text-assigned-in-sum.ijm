function t(s) { return s + "!"; }
s = t("x") + "y";
