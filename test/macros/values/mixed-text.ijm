s = "Hello World";
if (startsWith(s, "Hello")) print("yes");
if (matches(s, ".*W.*") && indexOf(s, "o") == 4) print("both");
n = lengthOf(s); for (i=n-1; i>=0; i--) { c = substring(s, i, i+1); if (c != " ") print(c, charCodeAt(s, i)); }
t = replace(s, "o", "0"); t = toLowerCase(t); print(t); u = split(s, ""); print(u.length);
x = "5"; y = 2 * x; z = x * 1; print(y, z + 1, x + 1);
v = "abc" + PI; print(v); print("abc" + 1e-10 + "|" + 1e20 + "|" + 123456789.123);
print(d2s(1.005, 2), d2s(2.675, 2), d2s(1e6, 0), d2s(-0.00001, 3), d2s(0.5, 0), d2s(1.5, 0));
w = toString(12345.6789); print(w, toString(12345.6789, 2), toString("7.5", 0), toString(0.1 + 0.2, 9));
print(String.pad(5, 3) + "_" + String.pad("ab", 4), IJ.pad(123, 2));
print(parseInt("12abc"), parseFloat("3.5e2"), parseInt("0012"), parseInt("-7"), parseInt("1e3"));
a = split("k1=v1,k2=v2", ",="); Array.print(a); b = split("  lead trail ", " "); Array.print(b); print(b.length);
Array.print(split("2024-01-02T03:04", "-T:"));
print(fromCharCode(0x41), "tab:\t|", 'single "quoted"', "nl\\n");
