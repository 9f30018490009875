for (i = 0; i < 10; i++) {
  r = i>=4 && i<=6 || i==9 || i<4;
  s = i<2 || i>7 && i!=8;
  t = (i<2) && !(i==1) || i==5;
  print(i, r, s, t);
}
a = true || false && false; b = false && false || true; c = (false && false) || true;
print(a, b, c, true&&true, 1|0, true|false);
