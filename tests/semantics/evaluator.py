"""What every claim of a map is, by docs/semantics.md alone: a second evaluator, which shares no code with stet.

Written by somebody who had the page and neither the program nor its tests. Where the page and this differ, one of them is
mended; where stet and this differ, compare.py says so. Works on maps and registries as maps.py makes them.
"""
INF = 10 ** 9
STD = {'scintilla': (0, None), 'preponderance': (0, 'w'), 'clear-and-convincing': (600, 'cc'), 'beyond-reasonable-doubt': (800, 'brd'), 'dialectical': (0, '0')}


def fof(std, w):
    k = STD[std][1]
    if k is None:
        return INF
    if k == 'w':
        return w
    if k == 'cc':
        return max(w - 300, 0)
    if k == 'brd':
        return max(min(w - 300, 300), 0)
    return 0
RV = {'very high': 900, 'high': 800, 'reliable': 800, 'generally reliable': 800, 'mostly factual': 700, 'mixed': 500, 'no consensus': 500, 'low': 300, 'unreliable': 300, 'very low': 150, 'deprecated': 150, 'blacklisted': 100, '4/5': 740, '80 %': 740, '1/5': 260, '5/5': 900, '2/4': 500}


def weight(src, raters):
    for r in raters:
        name, scope = (r, None) if isinstance(r, str) else r
        c = [x for x in src.get('ratings', []) if x['rater'] == name and x.get('scope') == scope]
        if c:
            c = max(c, key=lambda x: x['date'])
            return RV.get(c['value'], 500)
    return 500


def cite_state(reg, key, quote):
    s = reg.get(key)
    if s is None:
        return ('absent', None)
    st = None
    for x in sorted(s.get('status', []), key=lambda x: x['date']):
        if x['kind'] in ('retraction', 'withdrawn'):
            st = 'ret'
        if x['kind'] == 'reinstatement':
            st = None
    if st:
        return ('absent', None)
    if s.get('confidential') or not s.get('snap'):
        return ('undecided', None)
    if quote == 'bad':
        return ('absent', None)
    return ('present', 'compared' if quote == 'good' else 'cited')


def roots_of(reg):
    par = {}

    def find(x):
        par.setdefault(x, x)
        while par[x] != x:
            x = par[x]
        return x

    def un(a, b):
        a, b = (find(a), find(b))
        if a != b:
            par[a] = b
    for k, s in reg.items():
        find(k)
        for kind, t in s.get('lineage', []):
            if kind == 'same-wire':
                un(k, t)
    out = {}
    for k, s in reg.items():
        for kind, t in s.get('lineage', []):
            if kind != 'same-wire':
                out.setdefault(find(k), set()).add(find(t))
    members = {}
    for k in par:
        members.setdefault(find(k), []).append(k)

    def reach(c):
        seen = {c}
        st = [c]
        while st:
            x = st.pop()
            for y in out.get(x, ()):
                if y not in seen:
                    seen.add(y)
                    st.append(y)
        return seen
    R = {}
    for k in reg:
        c = find(k)
        rc = reach(c)
        res = set()
        for x in rc:
            ow = {reg[m]['owner'] for m in members[x] if m in reg and reg[m].get('owner')}
            res |= {('o', o) for o in ow}
            rx = reach(x)
            if all((x in reach(y) for y in rx)):
                if len(rx) > 1:
                    res.add(('c', min(rx)))
                elif not ow:
                    res.add(('c', x))
        R[k] = frozenset(res)
    return R


def maxind(keys, R):
    ks = sorted(set(keys))
    best = 0

    def rec(i, used, n):
        nonlocal best
        if n + len(ks) - i <= best:
            return
        if i == len(ks):
            best = max(best, n)
            return
        if not R[ks[i]] & used:
            rec(i + 1, used | R[ks[i]], n + 1)
        rec(i + 1, used, n)
    rec(0, frozenset(), 0)
    return best


class Skip(Exception):
    pass


class Prog:
    """m: map AST, reg: registry"""

    def __init__(s, m, reg):
        s.m = m
        s.reg = reg
        s.C = {}
        s.L = []
        s.R = roots_of(reg)
        for n, d in m['stmts'].items():
            parts = (d.get('std') or m.get('std') or 'preponderance').split('+')
            base = [p for p in parts if p in STD]
            ed = [p for p in parts if p not in STD]
            s.C['S', n] = dict(pros=[], cons=[], opp=set(), std=base[0] if base else 'preponderance', ed=ed, assumed=d.get('assumed', False))
        for n, d in m['args'].items():
            if not d.get('pcs'):
                s.C['A', n] = dict(pros=[], cons=[], opp=set(), std='scintilla', ed=[], assumed=False)

        def cites(cl, lst):
            for key, q, say in lst:
                st, g = cite_state(reg, key, q)
                w = weight(reg[key], m.get('raters', [])) if key in reg else 500
                s.C[cl]['pros'].append(s.link([], cite=(st, g if st != 'undecided' else 'compared' if q else 'cited', key), w=w, say=say and q is not None))
        for n, d in m['stmts'].items():
            cites(('S', n), d.get('cites', []))
        for n, d in m['args'].items():
            if not d.get('pcs'):
                cites(('A', n), d.get('cites', []))
        s.steps = {}
        for n, d in m['args'].items():
            for st in d.get('pcs') or []:
                w = st.get('weight') if st.get('weight') is not None else d.get('weight')
                l = s.link([('c', ('S', p)) for p in dict.fromkeys(st['uses'])], w=w)
                s.L[l]['step'] = True
                s.C['S', st['concl']]['pros'].append(l)
                s.steps.setdefault(n, []).append((l, st['concl']))
        aux = {}
        s.plain = {}
        for n, d in m['args'].items():
            if not d.get('pcs'):
                s.plain[n] = s.link([('c', ('A', n))])

        def prem(e):
            if e[0] == 'S':
                return [('c', e)]
            if e[1] in s.steps:
                l, c = s.steps[e[1]][-1]
                return [('l', l), ('c', ('S', c))]
            return [('l', s.plain[e[1]])]

        def und_node(e):
            p = prem(e)
            if len(p) == 1:
                return p[0]
            if e not in aux:
                aux[e] = ('l', s.link(p))
            return aux[e]
        late = []

        def addund(l, u):
            if u not in s.L[l]['und']:
                s.L[l]['und'].append(u)
        undA = []
        for kind, a, b in dict.fromkeys(m['rels']):

            def attack(a, b, contr=True):
                if b[0] == 'S':
                    if contr and a[0] == 'S' and m.get('strict'):
                        late.append((a, b))
                    else:
                        s.C[b]['cons'].append(s.link(prem(a)))
                elif b[0] in ('I', 'C'):
                    addund(s.steps[b[1]][b[2]][0], und_node(a))
                elif b[1] in s.steps:
                    for l, _ in s.steps[b[1]]:
                        addund(l, und_node(a))
                else:
                    addund(s.plain[b[1]], und_node(a))
            if kind == 'sup':
                if b[0] == 'S':
                    if a[0] == 'A' and a[1] in s.steps and (s.steps[a[1]][-1][1] == b[1]):
                        continue
                    s.C[b]['pros'].append(s.link(prem(a)))
                elif b[1] in s.steps:
                    pass
                else:
                    s.C[b]['pros'].append(s.link(prem(a)))
            elif kind == 'att':
                attack(a, b)
            elif kind == 'und':
                attack(a, b, False)
            elif kind == 'con':
                if a[0] == 'S' and b[0] == 'S':
                    late += [(a, b), (b, a)]
                else:
                    attack(a, b, False)
                    attack(b, a, False)
        for b, u in undA:
            for l in s.C[b]['pros']:
                addund(l, u)
        for a, b in late:
            for l in s.C[a]['pros']:
                if l not in s.C[b]['cons']:
                    s.C[b]['cons'].append(l)
            s.C[b]['opp'].add(a)
        V = {500}
        for l in s.L:
            if l['w'] is not None:
                V.add(l['w'])
        s.V = sorted(V)

    def link(s, prem, w=None, cite=None, say=False):
        s.L.append(dict(prem=prem, und=[], w=w, cite=cite, say=say))
        return len(s.L) - 1

    def atom(s, node, x=0):
        for k, v in enumerate(s.V):
            if v >= x:
                return (node, k)
        return None

    def body(s, c, v):
        """neg atoms needed at weight v"""
        f = fof(c['std'], v)
        return [a for a in (s.atom(('l', j), f) for j in c['cons']) if a]

    def rules(s, mode, gates, granted=False):
        R = []
        V = s.V
        for i, l in enumerate(s.L):
            n = ('l', i)
            if l['cite']:
                st = l['cite'][0]
                if st == 'undecided' and mode == 'W':
                    st = 'absent'
                for k, v in enumerate(V):
                    if v <= l['w']:
                        if st == 'present':
                            R.append(((n, k), [], [], ('cite', l['cite'][1])))
                        elif st == 'undecided':
                            R.append(((n, k), ['U'], [], None))
            else:
                if not l['prem']:
                    continue
                neg = [(u, 0) for u in l['und']]
                for k, v in enumerate(V):
                    if l['w'] is not None:
                        if v <= l['w']:
                            R.append(((n, k), [(p, 0) for p in l['prem']], neg, None))
                    else:
                        R.append(((n, k), [(p, k) for p in l['prem']], neg, None))
        for idx, (h, p, ng, t) in enumerate(R):
            l = s.L[h[0][1]]
            if l['cite'] and l['und']:
                R[idx] = (h, p, [(u, 0) for u in l['und']], t)
        for cn, c in s.C.items():
            n = ('c', cn)
            al = STD[c['std']][0]
            g = gates.get(cn, True)
            for k, v in enumerate(V):
                if v >= al and g is not False:
                    ng = s.body(c, v)
                    for i in c['pros']:
                        R.append(((n, k), [(('l', i), k)] + (['U'] if g == 'U' else []), ng, 'pro'))
                if k:
                    R.append(((n, k - 1), [(n, k)], [], None))
            pres = c['assumed'] or (granted and s.grantable(cn))
            if pres:
                d = 0 if c['std'] == 'dialectical' else 500
                ng = [a for a in (s.atom(('l', j), d) for j in c['cons']) if a] + [(('c', x), 0) for x in c['opp']]
                for k, v in enumerate(V):
                    if v <= 500:
                        R.append(((n, k), [], ng, 'pres'))
        R.append(('U', [], ['U'], None))
        return R

    def grantable(s, cn):
        return not any((not s.L[i]['cite'] or s.L[i]['cite'][0] == 'present' for i in s.C[cn]['pros']))

    def wfs(s, R):
        T = set()
        while True:
            P = gamma(R, T)
            T2 = gamma(R, P)
            if T2 == T:
                return (T, P)
            T = T2

    def lab(s, TP, a):
        return 'in' if a in TP[0] else 'undecided' if a in TP[1] else 'out'

    def chain(s, cn, ok):
        seen = set()
        st = [('c', cn)]
        keys = set()
        while st:
            n = st.pop()
            if n in seen:
                continue
            seen.add(n)
            if n[0] == 'c':
                for i in s.C[n[1]]['pros']:
                    if ok(i):
                        st.append(('l', i))
            else:
                l = s.L[n[1]]
                if l['cite']:
                    keys.add(l['cite'][2])
                st += l['prem']
        return keys

    def comp(s, ok):
        """grades by all ok links"""
        G = {}
        ch = True

        def g(n):
            return G.get(n, -1)
        for cn, c in s.C.items():
            if c['assumed']:
                G['c', cn] = 0
        while ch:
            ch = False
            for i, l in enumerate(s.L):
                if not ok(i):
                    continue
                if l['cite']:
                    v = {'compared': 2, 'cited': 1, None: 2}[l['cite'][1]]
                else:
                    v = min([g(p) for p in l['prem']], default=-1)
                if v > g(('l', i)):
                    G['l', i] = v
                    ch = True
            for cn, c in s.C.items():
                v = max([g(('l', i)) for i in c['pros'] if ok(i)], default=-1)
                if v > g(('c', cn)):
                    G['c', cn] = v
                    ch = True
        return (G, s)

    def edok(s, cn, ok):
        for e in s.C[cn]['ed']:
            if e.startswith('sources('):
                if maxind([k for k in s.chain(cn, ok) if k in s.R], s.R) < int(e[8:-1]):
                    return False
            elif e == 'primary':
                if not any((s.reg[k].get('tier') == 'primary' for k in s.chain(cn, ok) if k in s.reg)):
                    return False
            elif e == 'on-record':
                if not any((not s.reg[k].get('confidential') for k in s.chain(cn, ok) if k in s.reg)):
                    return False
            elif e == 'compared':
                G, _ = s.comp(ok)
                if max([G.get(('l', i), -1) for i in s.C[cn]['pros'] if ok(i)], default=-1) < 2:
                    return False
        return True

    def solve(s, mode, granted=False):
        gates = {cn: 'U' for cn, c in s.C.items() if c['ed'] and (not granted)}
        while True:
            R = s.rules(mode, gates, granted)
            TP = s.wfs(R)
            ch = False
            for cn, g in gates.items():
                if g == 'U':
                    if s.edok(cn, lambda i: (('l', i), 0) in TP[0]):
                        gates[cn] = True
                        ch = True
                    elif not s.edok(cn, lambda i: (('l', i), 0) in TP[1]):
                        gates[cn] = False
                        ch = True
            if not ch:
                return (R, TP, gates)

    def grades(s, R, TP):
        G = {}
        rk = {'compared': 2, 'cited': 1}
        ch = True
        while ch:
            ch = False
            for h, p, ng, t in R:
                if h not in TP[0] or any((x not in TP[0] for x in p)) or any((x in TP[1] for x in ng)):
                    continue
                if t == 'pres':
                    v = 0
                elif isinstance(t, tuple):
                    v = rk[t[1]]
                else:
                    v = min((G.get(x, -1) for x in p))
                if v > G.get(h, -1):
                    G[h] = v
                    ch = True
        return G

    def evaluate(s, granted=True):
        E = s.solve('E')
        W = s.solve('W') if any((l['cite'] and l['cite'][0] == 'undecided' for l in s.L)) else E
        RE, TE, GE = E
        RW, TW, GW = W
        res = {}
        pos = None
        lab = lambda cn, TP=TE: s.lab(TP, (('c', cn), 0))
        llab = lambda i, TP=TE: s.lab(TP, (('l', i), 0))

        def wt(i, S):
            b = -1
            for k, v in enumerate(s.V):
                if (('l', i), k) in S:
                    b = v
            return b
        pend = []
        GrE = s.grades(RE, TE)
        GrW = s.grades(RW, TW)
        full = {}
        for cn, c in s.C.items():
            r = None
            le = lab(cn)
            lw = lab(cn, TW)
            n = ('c', cn)
            al = STD[c['std']][0]
            if le == 'in' or (le == 'undecided' and lw == 'in'):
                TP, GA, Gr = (TE, GE, GrE) if le == 'in' else (TW, GW, GrW)
                acc = [i for i in c['pros'] if llab(i, TP) == 'in']
                if c['assumed'] and (not (GA.get(cn, True) is True and any((v >= al and any(((('l', i), k) in TP[0] for i in c['pros'])) and (not any((a in TP[1] for a in s.body(c, v)))) for k, v in enumerate(s.V))))):
                    r = 'presumed'
                else:
                    r = 'by-evidence' if any((s.L[i]['cite'] for i in acc)) else 'by-argument'
                full[cn] = ('supported', r, ['assumed', 'cited', 'compared'][max((Gr.get((n, k), -1) for k in range(len(s.V))))])
                continue
            ref = False
            coni = [j for j in c['cons'] if llab(j) == 'in']
            for j in coni:
                w = wt(j, TE[0])
                if w >= al:
                    f = fof(c['std'], w)
                    if all((s.atom(('l', i), f) not in TE[1] for i in c['pros'])):
                        ref = True
            if ref and (not c['pros']) and (not c['opp']) and all((s.words(j) for j in coni)):
                ref = False
            if ref:
                full[cn] = ('refuted', 'opposed', None)
                continue
            if c['ed'] and GE[cn] is not True and (not coni) and (not (c['assumed'] and le == 'undecided')):
                bd = lambda S: any((v >= al and any(((('l', i), k) in TE[1] for i in c['pros'])) and (not any((a in S for a in s.body(c, v)))) for k, v in enumerate(s.V)))
                if GE[cn] is False and bd(TE[0]):
                    full[cn] = ('unsupported', 'below-standard', None)
                    continue
                met = any((v >= al and any(((('l', i), k) in TE[0] for i in c['pros'])) and (not any((a in TE[1] for a in s.body(c, v)))) for k, v in enumerate(s.V)))
                if GE[cn] == 'U' and met:
                    full[cn] = ('unverifiable', 'unchecked', None) if lw == 'out' else ('undetermined', 'waiting', None)
                    continue
            if le == 'out':
                live = [i for i in c['pros'] if llab(i) != 'out']
                if live and all((wt(i, TE[1]) < al for i in live)):
                    full[cn] = ('unsupported', 'below-standard', None)
                    continue
            if coni and any((llab(i) == 'in' for i in c['pros'])):
                full[cn] = ('contested', 'balanced', None)
                continue
            if le == 'undecided':
                if pos is None:
                    pos = positions(RE, TE)
                ins = any(((n, 0) in T for T, P in pos))
                outs = any(((n, 0) not in P for T, P in pos))
                rr = 'split' if ins and outs else 'weakly-for' if ins else 'weakly-against' if outs else None
                if rr:
                    full[cn] = ('contested', rr, None)
                    continue
            if all((llab(i) == 'out' for i in c['pros'])) and (not (c['assumed'] and le == 'undecided')):
                full[cn] = None
                pend.append(cn)
                continue
            if not any((s.atom(('l', i), al) in TE[0] for i in c['pros'])) and all((s.atom(('l', i), al) not in TW[1] for i in c['pros'])) and (not (c['assumed'] and lw != 'out')):
                full[cn] = ('unverifiable', 'unchecked', None)
                continue
            full[cn] = ('undetermined', s.why7(cn, RE, TE, GE), None)
        s.why5(pend, full, lab, llab)
        Rg, Tg, _ = s.solve('E', True) if granted else E
        for k, n in s.C:
            if k != 'S':
                continue
            v = full['S', n]
            tag = s.m['stmts'][n].get('tag')
            if tag:
                v = ('not-checkable', tag, None)
            o = maxind([x for x in s.chain((k, n), lambda i: llab(i) == 'in') if x in s.R], s.R)
            res[n] = dict(verdict=v[0], reason=v[1], grade=v[2], label=lab((k, n)), granted=s.lab(Tg, (('c', (k, n)), 0)), origins=o)
        s.E = E
        s.W = W
        s.full = full
        return res

    def words(s, j):
        l = s.L[j]
        if l['cite'] or len(l['prem']) != 1 or l['prem'][0][0] != 'l' or (l['prem'][0][1] not in s.plain.values()):
            return False
        pr = s.C[s.L[l['prem'][0][1]]['prem'][0][1]]['pros']
        pr = [i for i in pr if (('l', i), 0) in s.solve('E')[1][0]]
        return all((s.L[i]['cite'] and s.L[i]['say'] for i in pr))

    def why5(s, pend, full, lab, llab):

        def cl(base2):
            B = set()
            for cn, c in s.C.items():
                f = full.get(cn)
                if lab(cn) == 'out' and (f and f[0] == 'refuted' or (c['assumed'] and all((llab(i) == 'out' for i in c['pros'])))):
                    B.add(('c', cn))
                if base2 and lab(cn) == 'out' and any((llab(i) == 'in' for i in c['pros'])) and any((llab(i) == 'in' for i in c['cons'])):
                    B.add(('c', cn))
            ch = True
            while ch:
                ch = False
                for i, l in enumerate(s.L):
                    n = ('l', i)
                    if n in B or llab(i) != 'out':
                        continue
                    if any((s.labn(u, lab, llab) == 'in' for u in l['und'])) or any((s.labn(p, lab, llab) == 'out' and p in B for p in l['prem'])):
                        B.add(n)
                        ch = True
                for cn, c in s.C.items():
                    n = ('c', cn)
                    if n in B or lab(cn) != 'out' or (not c['pros']):
                        continue
                    if all((('l', i) in B for i in c['pros'])):
                        B.add(n)
                        ch = True
            return B
        B1 = cl(False)
        B2 = cl(True)
        nodes = {n for n in [('l', i) for i in range(len(s.L))] + [('c', c) for c in s.C] if s.labn(n, lab, llab) == 'out' and n not in B2}

        def lacks(n):
            if n[0] == 'c':
                c = s.C[n[1]]
                return any((llab(i) != 'out' for i in c['pros']))
            return False
        good = {n for n in nodes if not lacks(n)}

        def succ(n, S):
            if n[0] == 'c':
                return [('l', i) for i in s.C[n[1]]['pros'] if ('l', i) in S]
            return [p for p in s.L[n[1]]['prem'] if p in S]

        def oncirc(S):
            out = set()
            for n in S:
                seen = set()
                st = list(succ(n, S))
                while st:
                    x = st.pop()
                    if x in seen:
                        continue
                    seen.add(x)
                    st += succ(x, S)
                if n in seen:
                    out.add(n)
            return out
        good0 = good
        X = set()
        C = set()
        while True:
            X0 = set(X)
            good = good0
            while True:
                C = oncirc(good)
                bad = {n for n in C if n[0] == 'l' and any((s.labn(p, lab, llab) == 'out' and p not in C and (p not in X) for p in s.L[n[1]]['prem']))}
                good = C - bad
                if C == good:
                    break
            X |= C
            ch = True
            while ch:
                ch = False
                for n in nodes - X:
                    if n[0] == 'l':
                        rp = [p for p in s.L[n[1]]['prem'] if s.labn(p, lab, llab) == 'out']
                        if rp and all((p in X for p in rp)):
                            X.add(n)
                            ch = True
                    else:
                        pr = [('l', i) for i in s.C[n[1]]['pros'] if ('l', i) not in B2]
                        if pr and all((p in X for p in pr)):
                            X.add(n)
                            ch = True
            if X == X0:
                break
        for cn in pend:
            n = ('c', cn)
            c = s.C[cn]
            if n in B1:
                r = 'defeated'
            elif n in B2:
                r = 'rests-on-contested'
            elif not c['pros']:
                r = 'no-argument'
            elif n in X:
                r = 'circular'
            else:
                r = 'unsourced'
            full[cn] = ('unsupported', r, None)
        s.B1, s.B2, s.X, s.circ = (B1, B2, X, C)

    def labn(s, n, lab, llab):
        return lab(n[1]) if n[0] == 'c' else llab(n[1])

    def why7(s, cn, R, TP, gates):
        und = TP[1] - TP[0]
        g = {}
        for h, p, ng, t in R:
            if h not in und or h == 'U':
                continue
            if any((x not in TP[1] for x in p)) or any((x in TP[0] for x in ng)):
                continue
            e = g.setdefault(h, set())
            for x in p:
                if x in und and x != 'U':
                    e.add((x, 0))
            for x in ng:
                if x in und:
                    e.add((x, 1))
        start = [(('c', cn), 0)] if (('c', cn), 0) in und else []
        if not start:
            return 'waiting'
        reach = set()
        st = list(start)
        while st:
            x = st.pop()
            if x in reach:
                continue
            reach.add(x)
            st += [y for y, _ in g.get(x, ())]
        found = set()
        cnt = 0
        order = {x: i for i, x in enumerate(sorted(reach, key=repr))}
        for r0 in order:
            stack = [(r0, 0, frozenset([r0]))]
            while stack:
                x, n, seen = stack.pop()
                cnt += 1
                if cnt > 20000:
                    raise Skip('why7')
                for y, q in g.get(x, ()):
                    if y == r0:
                        m = n + q
                        if m % 2:
                            found.add(1 if len({z[0] for z in seen if isinstance(z, tuple) and z[0][0] == 'c'}) <= 1 else 3)
                    elif y in order and order[y] > order[r0] and (y not in seen):
                        stack.append((y, n + q, seen | {y}))
        return 'self-attack' if 1 in found else 'odd-loop' if 3 in found else 'waiting'


def gamma(R, S):
    """least model of reduct by S"""
    M = set()
    wait = {}
    cnt = []
    q = []
    for idx, (h, p, ng, t) in enumerate(R):
        ok = True
        for x in ng:
            if x in S:
                ok = False
                break
        if not ok:
            cnt.append(-1)
            continue
        cnt.append(len(p))
        if not p:
            if h not in M:
                M.add(h)
                q.append(h)
        else:
            for x in p:
                wait.setdefault(x, []).append(idx)
    while q:
        x = q.pop()
        for i in wait.get(x, ()):
            cnt[i] -= 1
            if cnt[i] == 0:
                h = R[i][0]
                if h not in M:
                    M.add(h)
                    q.append(h)
    return M


def positions(R, TP, cap=4000):
    T0, P0 = TP
    und = P0 - T0
    RR = []
    for h, p, ng, t in R:
        if h not in P0 or any((x in T0 for x in ng)) or any((x not in P0 for x in p)):
            continue
        RR.append((h, [x for x in p if x in und] if h in und else p, [x for x in ng if x in und], t))
    RR = [r for r in RR if r[0] in und]
    N = sorted({x for r in RR for x in r[2]}, key=repr)
    out = []
    nodes = 0

    def bounds(a):
        Tlo = gamma(RR, {x for x in N if a.get(x) != 'F'})
        Thi = gamma(RR, {x for x in N if a.get(x) in ('T', 'U')})
        Plo = gamma(RR, {x for x in N if a.get(x) in ('T', None)})
        Phi = gamma(RR, {x for x in N if a.get(x) == 'T'})
        return (Tlo, Thi, Plo, Phi)
    st = [{}]
    while st:
        a = st.pop()
        nodes += 1
        if nodes > cap:
            raise Skip('positions')
        bad = False
        while True:
            Tlo, Thi, Plo, Phi = bounds(a)
            ch = False
            for x in N:
                v = a.get(x)
                if v == 'T' and x not in Thi or (v == 'F' and x in Plo) or (v == 'U' and (x in Tlo or x not in Phi)):
                    bad = True
                    break
                if v is None:
                    if x in Tlo:
                        a[x] = 'T'
                        ch = True
                    elif x not in Phi:
                        a[x] = 'F'
                        ch = True
                    elif x in Plo and x not in Thi:
                        a[x] = 'U'
                        ch = True
            if bad or not ch:
                break
        if bad:
            continue
        u = [x for x in N if x not in a]
        if not u:
            T, P = (Tlo, Plo)
            if all(((a[x] == 'T') == (x in T) and (a[x] == 'F') == (x not in P) for x in N)) and T <= P:
                out.append((T0 | T, P0 - und | P))
            continue
        for v in 'TFU':
            b = dict(a)
            b[u[0]] = v
            st.append(b)
    return out
