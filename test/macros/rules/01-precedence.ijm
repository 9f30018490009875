a=7; n=3; s="x";
print("n="+a-1+" x"); print("n="+a*2+1); print("n="+a/2+"k"+n); print(""+n+s+1+2); print(1+2+"abc"); print("a"+n+1+2); t="n="+a-1; print(t); u="m"+a*n-1+"z"; print(u); v=""+a+n+"-"+a-n; print(v); w="a"+(a+n)+"b"+(1/3); print(w); print("" + 0.1+0.2); print("p"+1.5*2-0.5+"q"+-1);
