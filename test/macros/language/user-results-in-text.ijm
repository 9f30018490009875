function t(s) { return s + "!"; }
function n(x) { return x / 4; }
function a(k) { r = newArray(k, k + 1); return r; }
print(t("a") + t("b"), n(1) + n(2), "" + n(1) + n(2));
print(lengthOf(t("abc")), startsWith(t("a"), "a"), replace(t("a"), "!", "?"));
s = t("x") + n(3); 
