s = "";
for (i = 0; i < 8; i++) { if (i==0) s = s + "a"; else if (i==1) s = s + "b"; else if (i==2) s = s + "c"; else if (i==3) s = s + "d"; else if (i==4) s = s + "e"; else if (i==5) s = s + "f"; else { s = s + "g"; } }
print(s);
