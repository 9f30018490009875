n=7; s="x"; print("a"+n+1+2); print(""+n+s+1+2); print(1+2+"abc"); t="a"+n+n+"b"+n+n; print(t); print(n+1+s); print(s+n*2+n/2+s); print(s+(n)+(1)); u=s+n+s+s+n+1+n; print(u); b=1+s; print(b);
