function t(s) { return s + "!"; }
function n(x) { return x / 4; }
function a(k) { r = newArray(k, k + 1); return r; }
x = t("x"); y = n(3); z = a(5); print(x, y, z[1]);
b = newArray(t("p"), n(2)); print(b[0], b[1]);
c = pow(n(8), n(12)); print(c); d = maxOf(n(1), n(2)) + 1; print(d);
e = newArray(2); e[0] = t("q"); e[1] = n(5); print(e[0], e[1]);
e[1] += n(4); print(e[1]);
