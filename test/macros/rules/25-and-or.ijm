for(i=-1;i<12;i++) { a=i>=4 && i<=6 || i==9 || i<4; b=i<2||i>5&&i<9; c=i>0 && i<3 && i!=2 || i==7; print(i,a,b,c); if (i>=4 && i<=6 || i==9) print("in"); } function f() { print("called"); return true; }
q = false && f(); r = true || f(); print(q,r);
