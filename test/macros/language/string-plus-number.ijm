s = "a"; s += 1; print(s);
t = "5"; t += 1; print(t);
u = "a"; v = 3; u += v; print(u);
w = "a"; w = w + v; print(w);
q = 4; q += "2"; print(q);
