a = newArray(16);
for (i = 0; i < 16; i++) a[i] = 3 + 2 * sin(i * PI / 4) + cos(i * PI / 2);
names = newArray("none", "Hamming", "Hann", "flat-top");
for (k = 0; k < names.length; k++) {
  f = Array.fourier(a, names[k]);
  s = "";
  for (i = 0; i < f.length; i++) s = s + " " + d2s(f[i], 6);
  print(s);
}
f = Array.fourier(Array.trim(a, 11)); print(f.length); s = ""; for (i = 0; i < f.length; i++) s = s + " " + d2s(f[i], 6); print(s);
f = Array.fourier(newArray(1, 2)); print(f.length, f[0]);
f = Array.fourier(newArray(1, 2, 3)); print(f.length, f[0], f[1]);
