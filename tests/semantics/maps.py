"""Random maps with all that docs/semantics.md speaks of, and random registries, as texts for stet."""
import random
KEYS = ['ka', 'kb', 'kc', 'kd', 'ke', 'kf', 'kg']
NOUN = dict(zip(KEYS, ['garden', 'harbour', 'meadow', 'quarry', 'orchard', 'station', 'village']))


def gen_reg(rnd, mode):
    reg = {}
    for i, k in enumerate(KEYS):
        s = dict(snap=True)
        x = rnd.random()
        if k == 'kg' or x < 0.12:
            s['snap'] = False
        elif x < 0.17:
            s['confidential'] = True
        if k == 'kf' or rnd.random() < 0.08:
            s['status'] = [dict(kind=rnd.choice(['retraction', 'withdrawn']), date='2020-01-01')]
        if s.get('status') and rnd.random() < 0.3:
            s['status'].append(dict(kind='reinstatement', date='2021-01-01'))
        if rnd.random() < 0.1:
            s.setdefault('status', []).append(dict(kind=rnd.choice(['correction', 'expression-of-concern']), date='2022-01-01'))
        if rnd.random() < 0.4:
            s['tier'] = rnd.choice(['primary', 'secondary', 'tertiary'])
        if mode > 0:
            if rnd.random() < 0.3:
                s['owner'] = rnd.choice(['OwnOne', 'OwnTwo'])
            for _ in range(rnd.choice([0, 0, 1, 1, 2])):
                kd = rnd.choice(['quotes', 'republishes', 'same-wire', 'derives', 'translates'])
                t = rnd.choice([x for x in KEYS if x != k])
                if kd == 'same-wire' and rnd.random() < 0.5:
                    t = rnd.choice(['WireA', 'WireB'])
                s.setdefault('lineage', []).append((kd, t))
        for _ in range(rnd.choice([0, 1, 1, 2, 3])):
            d = dict(rater=rnd.choice(['RA', 'RB']), value=rnd.choice(['very high', 'high', 'reliable', 'mostly factual', 'mixed', 'no consensus', 'low', 'unreliable', 'very low', 'deprecated', 'blacklisted', '4/5', '80 %', '1/5', 'generally reliable']), date='20%02d-01-01' % rnd.randrange(10, 24))
            if rnd.random() < 0.25:
                d['scope'] = 'politics'
            if any((e['date'] == d['date'] for e in s.get('ratings', []))):
                continue
            s.setdefault('ratings', []).append(d)
        reg[k] = s
    return reg


def reg_yaml(reg):
    o = ['references:']
    for k, s in reg.items():
        c = []
        if s.get('tier'):
            c.append('      tier: ' + s['tier'])
        if s.get('owner'):
            c.append('      owner: ' + s['owner'])
        if s.get('confidential'):
            c.append('      confidential: true\n      public-description: somebody')
        if s.get('lineage'):
            c.append('      lineage:\n' + '\n'.join(('        - {kind: %s, source: %s}' % x for x in s['lineage'])))
        if s.get('ratings'):
            c.append('      ratings:\n' + '\n'.join(('        - {rater: %s, scheme: x, value: "%s", date: "%s"%s}' % (r['rater'], r['value'], r['date'], ', scope: politics' if r.get('scope') else '') for r in s['ratings'])))
        if s.get('status'):
            c.append('      status:\n' + '\n'.join(('        - {kind: %s, date: "%s"}' % (r['kind'], r['date']) for r in s['status'])))
        if s.get('snap'):
            c.append('      snapshots:\n        - path: %s.txt' % k)
        o.append('  - id: %s\n    type: report\n    title: Record\n    issued: "2019-01-01"' % k)
        if c:
            o.append('    custom:\n' + '\n'.join(c))
    return '\n'.join(o) + '\n'


def snapshot(k):
    return 'Before dawn the lantern was carried along the %s path by two men and a boy.\n' % NOUN[k]
GOOD = lambda k: 'the lantern was carried along the %s path' % NOUN[k]
BAD = lambda k: 'the lantern was thrown into the %s ditch' % NOUN[k]
W1 = ['grey herons', 'old looms', 'wet ropes', 'tall reeds', 'dry stones', 'loose tiles', 'blue jars', 'warm ovens', 'thin walls', 'red carts', 'green lamps', 'flat roofs']
W2 = ['rest beside', 'lean against', 'hang above', 'stand behind', 'lie under', 'turn towards']
W3 = ['the fence', 'the mill', 'the stove', 'the barn', 'the ladder', 'the trough']


def words(rnd):
    return (rnd.choice(W1) + ' ' + rnd.choice(W2) + ' ' + rnd.choice(W3)).capitalize()
STDS = ['scintilla', 'preponderance', 'clear-and-convincing', 'beyond-reasonable-doubt', 'dialectical']
EDS = ['sources(2)', 'sources(2)', 'sources(3)', 'primary', 'on-record', 'compared', 'sources(1)']


def gen_std(rnd):
    p = []
    if rnd.random() < 0.6:
        p.append(rnd.choice(STDS))
    if not p or rnd.random() < 0.4:
        p.append(rnd.choice(EDS))
    if rnd.random() < 0.1:
        e = rnd.choice(EDS)
        if e not in p and (not (e.startswith('s') and any((x.startswith('sources') for x in p)))):
            p.append(e)
    return '+'.join(p)


def gen_cites(rnd, p, say=False):
    r = []
    while rnd.random() < p and len(r) < 3:
        k = rnd.choice(KEYS) if rnd.random() < 0.97 else 'nokey'
        x = rnd.random()
        q = 'good' if x < 0.3 else 'bad' if x < 0.38 else None
        if k == 'nokey':
            q = None
        if any((c[0] == k and c[1] == q for c in r)):
            continue
        r.append((k, q, say and rnd.random() < 0.5 and (q is not None)))
    return r


def gen_map(rnd):
    prof = rnd.random()
    ns = rnd.randint(2, 6)
    na = rnd.choice([0, 0, 1, 1, 2, 3])
    pc = rnd.choice([0.25, 0.4, 0.6])
    pstd = rnd.choice([0, 0, 0.2, 0.5])
    pass_ = rnd.choice([0, 0, 0.15, 0.5])
    m = dict(stmts={}, args={}, rels=[], strict=rnd.random() < 0.2)
    if rnd.random() < 0.5:
        m['raters'] = rnd.choice([['RA'], ['RB', 'RA'], [('RA', 'politics'), 'RB']])
    if rnd.random() < 0.15:
        m['std'] = gen_std(rnd)
    S = ['S%s' % 'abcdefghi'[i] for i in range(ns)]
    for n in S:
        d = dict(text=words(rnd), cites=gen_cites(rnd, pc))
        if rnd.random() < pstd:
            d['std'] = gen_std(rnd)
        if rnd.random() < pass_:
            d['assumed'] = True
        if rnd.random() < 0.02:
            d['tag'] = rnd.choice(['opinion', 'prediction', 'hypothesis', 'definition'])
        m['stmts'][n] = d
    for i in range(na):
        a = 'A%s' % 'abcdef'[i]
        d = dict(text=words(rnd), cites=gen_cites(rnd, pc + 0.1, say=rnd.random() < 0.3))
        if rnd.random() < 0.55:
            pcs = []
            num = 0
            avail = []
            lines = []
            last = None
            for st in range(rnd.choice([1, 1, 1, 2, 2, 3])):
                prs = [rnd.choice(S) for _ in range(rnd.choice([1, 1, 2, 3]) if st == 0 else rnd.choice([0, 1, 1, 2]))]
                seg = [last] if last is not None else []
                for p in prs:
                    avail.append(p)
                    seg.append(len(avail) - 1)
                stp = dict(prs=prs)
                if rnd.random() < 0.2:
                    u = sorted(rnd.sample(range(len(avail)), rnd.randint(1, len(avail))))
                    stp['usesw'] = [x + 1 for x in u]
                    seg = u
                stp['uses'] = [avail[x] for x in seg]
                stp['concl'] = rnd.choice(S)
                avail.append(stp['concl'])
                last = len(avail) - 1
                if rnd.random() < 0.15:
                    stp['weight'] = rnd.choice([100, 300, 500, 700, 800, 1000])
                if rnd.random() < 0.2:
                    stp['strict'] = True
                pcs.append(stp)
            d['pcs'] = pcs
            if rnd.random() < 0.12:
                d['weight'] = rnd.choice([200, 400, 600, 900])
        m['args'][a] = d
    E = [('S', n) for n in S] + [('A', n) for n in m['args']] * 2
    I = [(c, a, k) for a, d in m['args'].items() for k in range(len(d.get('pcs') or [])) for c in 'IC']
    kinds = rnd.choice([['sup', 'att'], ['sup', 'att', 'att'], ['sup', 'sup', 'att', 'und', 'con'], ['att', 'att', 'con', 'und', 'sup']])
    for _ in range(rnd.randint(0, int(len(E) * rnd.choice([1, 1.5, 2])))):
        k = rnd.choice(kinds)
        a = rnd.choice(E)
        b = rnd.choice(E) if rnd.random() < 0.95 else a
        if k == 'und' and I and (rnd.random() < 0.4):
            b = rnd.choice(I)
        m['rels'].append((k, a, b))
    return m


def name(e):
    return '[%s]' % e[1] if e[0] == 'S' else '<%s>' % e[1]


def render(m, rnd, regname, fname=None):
    """returns dict of files"""
    fm = ['===', 'sources: ' + regname]
    if m.get('strict'):
        fm += ['model:', '  mode: strict']
    st = {}
    sl = []
    if m.get('std'):
        sl.append('  standard: "%s"' % m['std'])
    if m.get('raters'):
        sl.append('  raters: [' + ', '.join((r if isinstance(r, str) else '{rater: %s, scope: %s}' % r for r in m['raters'])) + ']')
    if sl:
        fm += ['stet:'] + sl
    fm += ['===', '']
    defined = set()

    def data_of(e, d):
        x = []
        if d.get('std'):
            x.append('standard: "%s"' % d['std'])
        if d.get('assumed'):
            x.append('assumed: true')
        if d.get('weight') is not None:
            x.append('weight: %g' % (d['weight'] / 1000))
        return x

    def deftext(e):
        d = m['stmts' if e[0] == 'S' else 'args'][e[1]]
        t = d['text']
        x = data_of(e, d)
        cs = list(d['cites'])
        tail = ''
        if d.get('tag'):
            tail = ' #' + d['tag']
        if any((c[2] for c in cs)) or rnd.random() < 0.6:
            out = t + '.'
            for k, q, say in cs:
                if q:
                    out += (' She said "%s" [@%s].' if say else ' On record: "%s" [@%s].') % ((GOOD if q == 'good' else BAD)(k), k)
                else:
                    out += ' ' + words(rnd) + ' [@%s].' % k if rnd.random() < 0.5 else ' [@%s]' % k
        else:
            out = t + '.'
            its = ['{source: %s%s}' % (k, '' if not q else ', quote: "%s"' % (GOOD if q == 'good' else BAD)(k)) for k, q, _ in cs]
            if len(its) == 1 and rnd.random() < 0.5:
                x.append(its[0][1:-1])
            elif its:
                x.append('sources: [' + ', '.join(its) + ']')
        out = out + tail
        if x:
            out += ' {' + ', '.join(x) + '}'
        return name(e) + ': ' + out
    blocks = []
    todo = list(dict.fromkeys(m['rels'])) if rnd.random() < 0.9 else list(m['rels'])
    rnd.shuffle(todo)
    pcs_slots = {}
    owners = {}
    for k, a, b in todo:
        if b[0] in 'IC':
            pcs_slots.setdefault(b, []).append((rnd.choice(['_', '<_']), a))
            continue
        if rnd.random() < 0.5:
            sy = {'sup': ['+', '<+'], 'att': ['-', '<-'], 'und': ['_', '<_'], 'con': ['><']}[k]
            owners.setdefault(b, []).append((rnd.choice(sy), a))
        else:
            sy = {'sup': '+>', 'att': '->', 'und': '_>', 'con': '><'}[k]
            owners.setdefault(a, []).append((sy, b))
    elems = [('S', n) for n in m['stmts']] + [('A', n) for n in m['args']]

    def mention(e, inline):
        if e in defined or not inline or rnd.random() < 0.5:
            return name(e)
        defined.add(e)
        return deftext(e)

    def rel_lines(lst, ind, depth):
        L = []
        for sy, o in lst:
            L.append(' ' * ind + sy + ' ' + mention(o, True))
            if depth < 3 and owners.get(o) and (rnd.random() < 0.35):
                sub = owners.pop(o)
                L += rel_lines(sub, ind + 2, depth + 1)
        return L
    inp = {('S', x) for d in m['args'].values() for st_ in d.get('pcs') or [] for x in st_['prs'] + [st_['concl']]}
    held = {e: owners.pop(e) for e in list(owners) if e in inp and rnd.random() < 0.3}
    order = elems[:]
    rnd.shuffle(order)
    for e in order:
        lst = owners.pop(e, None)
        if lst:
            cut = rnd.randint(0, len(lst)) if rnd.random() < 0.2 else len(lst)
            for part in (lst[:cut], lst[cut:]):
                if part:
                    blocks.append((mention(e, True) if e[0] == 'S' or rnd.random() < 0.9 else name(e)) + '\n' + '\n'.join(rel_lines(part, 2, 1)))
    for e in elems:
        if e[0] == 'A' and m['args'][e[1]].get('pcs'):
            d = m['args'][e[1]]
            head = name(e)
            if e not in defined and rnd.random() < 0.7:
                defined.add(e)
                head = deftext(e)
            L = [head, '']
            n = 0
            for k, s in enumerate(d['pcs']):
                for p in s['prs']:
                    n += 1
                    L.append('(%d) %s' % (n, mention(('S', p), True)))
                    if rnd.random() < 0.6 and held.get(('S', p)):
                        L += rel_lines(held.pop(('S', p)), 2, 1)
                x = []
                if s.get('usesw'):
                    x.append('uses: [%s]' % ', '.join(map(str, s['usesw'])))
                if s.get('weight') is not None:
                    x.append('weight: %g' % (s['weight'] / 1000))
                if s.get('strict'):
                    x.append('strict: true')
                if x:
                    L.append('-- by rule {' + ', '.join(x) + '} --' if rnd.random() < 0.5 else '--\nby rule {' + ', '.join(x) + '}\n--')
                else:
                    L.append('-----' if rnd.random() < 0.8 else '-- by rule --')
                for sy, o in pcs_slots.get(('I', e[1], k), []):
                    L.append('  ' + sy + ' ' + mention(o, True))
                n += 1
                L.append('(%d) %s' % (n, mention(('S', s['concl']), True)))
                h = held.get(('S', s['concl']))
                if h and rnd.random() < 0.6 and (not any((x[0] in ('_', '<_') for x in h))):
                    L += rel_lines(held.pop(('S', s['concl'])), 2, 1)
                for sy, o in pcs_slots.get(('C', e[1], k), []):
                    L.append('  ' + sy + ' ' + mention(o, True))
            blocks.append('\n'.join(L))
    for e in list(held):
        lst = held.pop(e)
        blocks.append(mention(e, True) + '\n' + '\n'.join(rel_lines(lst, 2, 1)))
    for e in elems:
        if e not in defined:
            defined.add(e)
            blocks.append(deftext(e))
    rnd.shuffle(blocks)
    files = {}
    if fname and rnd.random() < 0.1 and (len(blocks) > 1):
        c = rnd.randint(1, len(blocks) - 1)
        inc = 'inc_' + fname
        files[inc] = '\n\n'.join(blocks[:c]) + '\n'
        body = '@include(%s)\n\n' % inc + '\n\n'.join(blocks[c:]) + '\n'
    else:
        body = '\n\n'.join(blocks) + '\n'
    files[fname] = '\n'.join(fm) + '\n' + body
    return files
